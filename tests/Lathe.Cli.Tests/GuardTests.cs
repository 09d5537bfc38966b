using Lathe.Cli.Terminal;
using Lathe.Files;
using Lathe.Production;

namespace Lathe.Cli.Tests;

public sealed class GuardTests
{
    [Fact]
    public void Every_kind_of_error_has_its_exit_code_and_is_one_line()
    {
        Report(new InputException("code", "the file is no file")).ShouldBe((2, "lathe: the file is no file\n"));
        Report(new MediaException("a.wav", 12, MediaCodes.Unrecognized, "is no audio.")).Code.ShouldBe(2);
        Report(new IOException("No space left on device")).ShouldBe((3, "lathe: No space left on device\n"));
        Report(new UnauthorizedAccessException("denied")).ShouldBe((3, "lathe: denied\n"));
        Report(new OperationCanceledException()).Code.ShouldBe(130);
        Report(new TaskCanceledException()).Code.ShouldBe(130);
    }

    [Fact]
    public void A_fault_of_the_program_itself_is_one_line_too()
    {
        var (code, text) = Report(new InvalidOperationException("first\nsecond"));
        code.ShouldBe(3);
        text.Count(c => c == '\n').ShouldBe(1);
        text.ShouldContain("first second");
    }

    [Fact]
    public void An_error_of_a_parallel_loop_is_told_as_itself() =>
        Report(new AggregateException(new InputException("code", "the file is no file"))).ShouldBe((2, "lathe: the file is no file\n"));

    private static (int Code, string Text) Report(Exception error)
    {
        var before = Console.Error;
        using var text = new StringWriter { NewLine = "\n" };
        Console.SetError(text);
        try
        {
            return (Guard.Run(() => throw error), text.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
