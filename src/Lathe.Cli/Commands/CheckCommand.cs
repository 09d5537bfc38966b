using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;
using Lathe.Reports;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe check FILE|FOLDER...</c></summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "audio files, or folders of them" };
        Option<string> destination = new("--for")
        {
            Description = $"the rules to judge by: {string.Join(", ", CheckJob.Destinations)}",
            DefaultValueFactory = _ => "master",
        };
        Option<string?> against = new("--against")
        {
            Description = "the version that is known to be right, as the mix or the previous master: level, time, polarity, sides, speed and gaps are compared",
        };
        var command = new Command(
            "check", "What a quality-control engineer would say of files. Ends with 1 where something is an error.\n\n  lathe check master.wav --for streaming\n  lathe check stems --for stem\n  lathe check copy.wav --against original.wav") { paths, destination, against };
        command.Does((parsed, progress, cancellation) => CheckJob.Run(parsed.GetValue(paths)!, parsed.GetValue(destination)!, parsed.GetValue(against), progress, cancellation), Show);
        return command;
    }

    private static int Show(ParseResult parsed, IReadOnlyList<CheckedFile> files)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("files");
                foreach (var file in files)
                {
                    json.WriteStartObject();
                    json.WriteString("path", file.Path);
                    json.WriteBoolean("failed", file.Failed);
                    FindingJson.Write(json, file.Findings);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        else
        {
            foreach (var file in files)
            {
                Console.WriteLine($"{file.Path}: {(file.Findings.IsEmpty ? "nothing found" : file.Failed ? "failed" : "passed, with remarks")}");
                FindingLines.Print(file.Findings);
            }
        }

        return files.Any(f => f.Failed) ? ExitCode.Failed : ExitCode.Done;
    }
}
