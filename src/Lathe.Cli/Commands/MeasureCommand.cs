using System.CommandLine;
using System.Globalization;
using Lathe.Analysis.Measurement;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;
using Spectre.Console;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe measure FILE...</c></summary>
internal static class MeasureCommand
{
    private static readonly Argument<string[]> Files = new("FILE") { Arity = ArgumentArity.OneOrMore, Description = "audio files" };

    public static Command Create()
    {
        var command = new Command("measure", "Loudness, peaks, dynamics, spectrum and stereo of files, in one pass each.\n\n  lathe measure master.wav\n  lathe measure *.flac --json") { Files };
        command.Does((parsed, progress, cancellation) => MeasureJob.Run(parsed.GetValue(Files)!, progress, cancellation), Show);
        return command;
    }

    private static int Show(ParseResult parsed, IReadOnlyList<MeasuredFile> files)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("files");
                foreach (var file in files)
                {
                    MeasurementJson.Write(json, file.Path, file.Info, file.Measurement);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return ExitCode.Done;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn("file");
        string[] figures = ["LUFS-I", "LRA", "max M", "max S", "dBTP", "peak", "PLR", "PSR", "DR", "corr", "width"];
        foreach (var figure in figures)
        {
            table.AddColumn(new TableColumn(figure).RightAligned());
        }

        foreach (var (path, _, m) in files)
        {
            table.AddRow(
                Markup.Escape(Path.GetFileName(path)), One(m.Integrated), One(m.Range), One(m.MomentaryMax), One(m.ShortTermMax), Two(m.TruePeak),
                Two(m.SamplePeak), One(m.Plr), One(m.PsrMin), m.Dr?.ToString(CultureInfo.InvariantCulture) ?? "-", Two(m.Correlation), One(m.Width));
        }

        AnsiConsole.Write(table);
        return ExitCode.Done;
    }

    private static string One(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";

    private static string Two(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
}
