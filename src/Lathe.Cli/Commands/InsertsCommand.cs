using System.Collections.Immutable;
using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Hardware;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe inserts send PROJECT</c> and <c>lathe inserts return PROJECT</c></summary>
internal static class InsertsCommand
{
    public static Command Create() => new(
        "inserts",
        "Hardware inserts: what is to be played through a device, and what it gave back.\n\n  lathe inserts send song\n  lathe inserts return song")
    {
        Send(),
        Return(),
    };

    private static Command Send()
    {
        var project = Project();
        Option<string?> output = new("--out", "-o") { Description = "the folder for the send files; hardware/ in the project by default" };
        var run = new RunOptions();
        var command = new Command(
            "send", "Writes a file for each hardware insert: test signals, and the strip's signal up to it.\n\n  lathe inserts send song") { project, output };
        run.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => HardwareSendJob.Run(parsed.GetValue(project)!, parsed.GetValue(output), run.Read(parsed), progress, cancellation),
            (parsed, steps) => Show(parsed, steps, waitingFails: false));
        return command;
    }

    private static Command Return()
    {
        var project = Project();
        var run = new RunOptions();
        var command = new Command(
            "return",
            "Measures and aligns what the devices gave back, for renders to use, and keeps hardware/recall.md. Ends with 1 where a recording is missing.\n\n  lathe inserts return song") { project };
        run.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => HardwareReturnJob.Run(parsed.GetValue(project)!, run.Read(parsed), progress, cancellation),
            (parsed, steps) => Show(parsed, steps, waitingFails: true));
        return command;
    }

    private static Argument<string> Project() => new("PROJECT") { Description = "a project folder or its session.yaml" };

    private static int Show(ParseResult parsed, ImmutableArray<HardwareStep> steps, bool waitingFails)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("inserts");
                foreach (var step in steps)
                {
                    json.WriteStartObject();
                    json.WriteString("insert", step.Insert);
                    json.WriteString("name", step.Name);
                    json.WriteString("outcome", step.Outcome.ToString().ToLowerInvariant());
                    json.WriteString("message", step.Message);
                    json.WriteString("file", step.File);
                    Numbers("latency", step.Latency);
                    Numbers("gain", step.Gain);
                    if (step.DriftPpm is { } drift)
                    {
                        json.WriteNumber("driftPpm", drift);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();

                void Numbers(string name, ImmutableArray<double> values)
                {
                    if (values.IsDefault)
                    {
                        return;
                    }

                    json.WriteStartArray(name);
                    foreach (var value in values.Where(double.IsFinite))
                    {
                        json.WriteNumberValue(value);
                    }

                    json.WriteEndArray();
                }
            });
        }
        else
        {
            foreach (var step in steps)
            {
                Console.WriteLine($"{step.Insert} ({step.Name}): {step.Message}");
            }
        }

        return waitingFails && steps.Any(s => s.Outcome == HardwareOutcome.Waiting) ? ExitCode.Failed : ExitCode.Done;
    }
}
