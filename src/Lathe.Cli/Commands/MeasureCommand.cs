using System.CommandLine;
using System.Globalization;
using Lathe.Analysis.Measurement;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

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

        var width = Math.Max(4, files.Max(f => Path.GetFileName(f.Path).Length));
        Console.WriteLine($"{"file".PadRight(width)}  LUFS-I    LRA  max M  max S   dBTP   peak    PLR    PSR  DR   corr  width");
        foreach (var (path, _, m) in files)
        {
            string[] figures =
            [
                One(m.Integrated), One(m.Range), One(m.MomentaryMax), One(m.ShortTermMax), Two(m.TruePeak), Two(m.SamplePeak), One(m.Plr), One(m.PsrMin),
            ];
            var dr = m.Dr?.ToString(CultureInfo.InvariantCulture) ?? "-";
            Console.WriteLine($"{Path.GetFileName(path).PadRight(width)} {string.Concat(figures.Select(f => f.PadLeft(7)))}{dr,4}{Two(m.Correlation),7}{One(m.Width),7}");
        }

        return ExitCode.Done;
    }

    private static string One(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";

    private static string Two(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
}
