using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;
using Lathe.Reports;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe new FOLDER</c> and <c>lathe mix FOLDER</c>, which take the same options.</summary>
internal static class IntakeCommands
{
    public static Command New() => Create(
        "new",
        "Takes in a folder of stems: labels, checks and aligns them and writes session.yaml.\n\n  lathe new stems --out song",
        NewJob.Run);

    public static Command Mix() => Create(
        "mix",
        "Proposes a mix, each decision explained, and writes it into session.yaml.\n\n  lathe mix song\n  lathe mix stems --out song",
        MixJob.Run);

    private static Command Create(
        string name,
        string description,
        Func<string, NewJobOptions, IProgress<Production.JobProgress>?, CancellationToken, NewJobResult> run)
    {
        Argument<string> folder = new("FOLDER") { Description = "the stems, or for mix a project" };
        Option<string?> output = new("--out", "-o") { Description = "the project folder; the folder itself by default" };
        Option<string?> title = new("--title") { Description = "title of the song" };
        Option<string?> artist = new("--artist") { Description = "who plays it" };
        Option<bool> replace = new("--replace") { Description = "replace a session.yaml that is there; it is kept as session.previous.yaml" };
        var runOptions = new RunOptions();
        var command = new Command(name, description) { folder, output, title, artist, replace };
        runOptions.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => run(
                parsed.GetValue(folder)!,
                new NewJobOptions
                {
                    Output = parsed.GetValue(output),
                    Title = parsed.GetValue(title),
                    Artist = parsed.GetValue(artist),
                    Replace = parsed.GetValue(replace),
                    Settings = runOptions.Read(parsed),
                },
                progress,
                cancellation),
            Show);
        return command;
    }

    private static int Show(ParseResult parsed, NewJobResult result)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("session", result.Session);
                json.WriteNumber("rate", result.Intake.Rate);
                json.WriteStartArray("tracks");
                foreach (var stem in result.Intake.Stems)
                {
                    json.WriteStartObject();
                    json.WriteString("id", stem.Id);
                    json.WriteString("name", stem.Name);
                    json.WriteString("role", stem.Role.Role);
                    json.WriteString("reason", stem.Role.Reason);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                DecisionJson.Write(json, result.Decisions);
                FindingJson.Write(json, result.Findings);
                json.WriteEndObject();
            });
            return ExitCode.Done;
        }

        var width = result.Intake.Stems.Max(s => s.Id.Length);
        foreach (var stem in result.Intake.Stems)
        {
            Console.WriteLine($"  {stem.Id.PadRight(width)}  {stem.Role.Role,-16} {stem.Role.Reason}");
        }

        foreach (var skipped in result.Intake.Skipped)
        {
            Console.WriteLine($"  left out: {skipped.Path}: {skipped.Reason}");
        }

        foreach (var stage in result.Decisions.GroupBy(d => d.Stage))
        {
            Console.WriteLine($"{stage.Key}:");
            foreach (var decision in stage)
            {
                Console.WriteLine($"  {(decision.Made ? "" : "not made: ")}{decision.Subject}: {decision.Changed} ({decision.Measured})");
            }
        }

        if (!result.Findings.IsEmpty)
        {
            Console.WriteLine("findings:");
            FindingLines.Print(result.Findings, withSubject: true);
        }

        Console.WriteLine($"written: {result.Session}");
        return ExitCode.Done;
    }
}
