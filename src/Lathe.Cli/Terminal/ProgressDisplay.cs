using Lathe.Production;
using Spectre.Console;

namespace Lathe.Cli.Terminal;

/// <summary>Shows the stage, the share done and the time left on standard error, where that is a terminal; else nothing.</summary>
internal static class ProgressDisplay
{
    public static T Show<T>(bool quiet, Func<IProgress<JobProgress>?, T> work)
    {
        if (quiet || Console.IsErrorRedirected)
        {
            return work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new TaskProgress(context.AddTask("starting", maxValue: 1))));
    }

    private sealed class TaskProgress(ProgressTask task) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            task.Description = Markup.Escape(value.Stage);
            task.Value = value.Share;
        }
    }
}
