using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe master FILE|FOLDER</c></summary>
internal static class MasterCommand
{
    public static Command Create()
    {
        Argument<string> mix = new("MIX") { Description = "a mix, a project folder, or a master.yaml to render as it stands" };
        Option<string?> output = new("--out", "-o") { Description = "the folder for documents, files and report; the project, or NAME-master beside the mix" };
        Option<bool> propose = new("--propose") { Description = "propose anew where there is a master.yaml; it is kept as master.previous.yaml" };
        var master = new MasterArguments();
        var command = new Command(
            "master",
            "Listens to a mix, proposes master.yaml and renders it; or renders an edited one.\n\n  lathe master mix.wav --loudness -11\n  lathe master out") { mix, output, propose };
        master.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => MasterJob.Run(
                parsed.GetValue(mix)!, parsed.GetValue(output), parsed.GetValue(propose), master.Read(parsed), progress, cancellation),
            MasterSummary.Show);
        return command;
    }
}
