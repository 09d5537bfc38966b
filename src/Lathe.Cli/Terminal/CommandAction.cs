using System.CommandLine;
using Lathe.Production;

namespace Lathe.Cli.Terminal;

/// <summary>Gives a command its work: progress on the terminal, cancellation by Ctrl-C, errors as lines, an exit code.</summary>
internal static class CommandAction
{
    extension(Command command)
    {
        /// <param name="work">Gets the parsed arguments, where to report progress, and the cancellation of Ctrl-C; gives the result.</param>
        /// <param name="show">Prints the result and gives the exit code; progress has ended by then.</param>
        public void Does<T>(Func<ParseResult, IProgress<JobProgress>?, CancellationToken, T> work, Func<ParseResult, T, int> show) =>
            command.SetAction((parsed, cancellation) => Task.Run(() => Guard.Run(() =>
            {
                var quiet = parsed.GetValue(GlobalOptions.Quiet);
                var result = ProgressDisplay.Show(quiet, progress => work(parsed, progress, cancellation));
                return show(parsed, result);
            })));
    }
}
