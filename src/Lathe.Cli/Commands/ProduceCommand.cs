using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe produce FOLDER</c></summary>
internal static class ProduceCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("FOLDER") { Description = "the stems; they are never written" };
        Option<string> output = new("--out", "-o") { Description = "the project folder that is made", DefaultValueFactory = _ => "out" };
        Option<string[]> notes = new("--note") { Description = "what is meant so, such as \"low end intentionally boosted\"; the master leaves it alone" };
        var master = new MasterArguments();
        var command = new Command(
            "produce",
            "From a folder of stems to a released song: session, mix, handoff, master, files for release and a report.\n\n"
            + "  lathe produce demo/paper-lanterns --out out\n  lathe produce stems --out song --genre rock --title \"Paper Lanterns\" --artist \"The Band\"")
        {
            folder, output, notes,
        };
        master.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => ProduceJob.Run(
                parsed.GetValue(folder)!,
                new ProduceOptions { Output = parsed.GetValue(output)!, Notes = parsed.GetValue(notes) ?? [], Master = master.Read(parsed) },
                progress,
                cancellation),
            MasterSummary.Show);
        return command;
    }
}
