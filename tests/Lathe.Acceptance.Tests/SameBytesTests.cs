using System.Globalization;
using System.Reflection;
using Lathe.Tests.InstructionSets;

namespace Lathe.Acceptance.Tests;

public sealed class SameBytesTests : IDisposable
{
    private const string ProjectVariable = "LATHE_TEST_PROJECT";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Threads_blocks_and_the_cache_change_no_byte()
    {
        var project = Project.Write(_scratch);
        var first = Render(project, "--threads", "1", "--block", "1024", "--no-cache");
        Render(project, "--threads", "2", "--block", "64", "--no-cache").ShouldBe(first);
        Render(project, "--threads", "4", "--block", "4096", "--no-cache").ShouldBe(first);
        Render(project, "--threads", "2", "--block", "1024").ShouldBe(first, "filling the cache");
        Render(project, "--threads", "1", "--block", "4096").ShouldBe(first, "from the cache");
    }

    [Fact]
    public void Instruction_sets_change_no_byte()
    {
        // The child inherits the variable; it asserts itself that the instruction set is gone before it runs the program's entry point.
        Environment.SetEnvironmentVariable(ProjectVariable, Project.Write(_scratch));
        InstructionSet.ShouldNotChange(RenderInThisProcess);
    }

    public static string RenderInThisProcess()
    {
        var project = Environment.GetEnvironmentVariable(ProjectVariable)!;
        var file = Path.Combine(project, $"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.wav");
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        var code = Assembly.LoadFrom(LatheProgram.Dll).EntryPoint!.Invoke(null, [new[] { "render", project, "-o", file, "--no-cache", "--quiet" }]);
        Console.SetOut(output);
        code.ShouldBe(0);
        return Scratch.Hash(file);
    }

    [Fact]
    public void A_proposed_mix_is_the_same_document_for_any_number_of_threads()
    {
        var stems = Band.Write(_scratch.Folder("stems"), 4);
        LatheProgram.Run("mix", stems, "--out", _scratch["a"], "--threads", "1").ShouldBeDone();
        LatheProgram.Run("mix", stems, "--out", _scratch["b"], "--threads", "4", "--block", "4096").ShouldBeDone();
        File.ReadAllText(_scratch["b", "session.yaml"]).ShouldBe(File.ReadAllText(_scratch["a", "session.yaml"]));
    }

    private string Render(string project, params string[] options)
    {
        var file = _scratch["mix.wav"];
        LatheProgram.Run(["render", project, "-o", file, .. options]).ShouldBeDone();
        return Scratch.Hash(file);
    }
}
