using Lathe.Delivery;
using Lathe.Engine.Render;
using Lathe.Files;
using Lathe.Mastering;
using Lathe.Mixing.Intake;
using Lathe.Production;

namespace Lathe.Cli.Terminal;

/// <summary>Runs a command's work and turns whatever goes wrong into lines on standard error and an exit code; never a stack trace.</summary>
internal static class Guard
{
    public static int Run(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception error)
        {
            return Report(error is AggregateException { InnerExceptions.Count: 1 } one ? one.InnerExceptions[0] : error);
        }
    }

    private static int Report(Exception error)
    {
        var (code, text) = error switch
        {
            OperationCanceledException => (ExitCode.Cancelled, "cancelled; nothing half-written was left"),
            InputException or ProblemsException or IntakeException or MasteringException or DeliveryException or RenderException => (ExitCode.BadInput, error.Message),
            MediaException media when media.Code != MediaCodes.Decoder => (ExitCode.BadInput, error.Message),
            MediaException => (ExitCode.System, error.Message),
            MissingPartException => (ExitCode.System, error.Message),
            IOException or UnauthorizedAccessException => (ExitCode.System, error.Message),
            _ => (ExitCode.System, $"an error of lathe itself ({error.GetType().Name}): {OneLine(error.Message)} Set LATHE_TRACE=1 to see where."),
        };
        foreach (var line in text.Split(Environment.NewLine))
        {
            Console.Error.WriteLine($"lathe: {line}");
        }

        if (Environment.GetEnvironmentVariable("LATHE_TRACE") == "1")
        {
            Console.Error.WriteLine(error);
        }

        return code;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
