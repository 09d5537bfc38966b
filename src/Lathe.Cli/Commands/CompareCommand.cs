using System.CommandLine;
using System.Globalization;
using Lathe.Analysis.Comparison;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe compare A B</c></summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        Argument<string> a = new("A") { Description = "the first file" };
        Argument<string> b = new("B") { Description = "the second file" };
        var command = new Command("compare", "How B differs from A at equal loudness: time, null residual, tone, dynamics, stereo.\n\n  lathe compare mix-v1.wav mix-v2.wav") { a, b };
        command.Does((parsed, progress, cancellation) => CompareJob.Run(parsed.GetValue(a)!, parsed.GetValue(b)!, progress, cancellation), Show);
        return command;
    }

    private static int Show(ParseResult parsed, Comparison comparison)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json => ComparisonJson.Write(json, comparison));
            return ExitCode.Done;
        }

        Line("time offset", comparison.OffsetSeconds is { } offset ? Text(1000 * offset, "0.000") + " ms" : "-");
        Line("polarity", comparison.PolarityInverted switch { true => "inverted", false => "the same", null => "-" });
        Line("loudness", Text(comparison.LoudnessDifference, "+0.00;-0.00;0.00") + " LU");
        Line("null residual", comparison.Residual is { } residual ? (double.IsFinite(residual) ? Text(residual, "0.0") + " dB" : "nothing left") : "-");
        Line("tone distance", Text(comparison.ToneDistance, "0.00") + " dB");
        Line("loudness range", Text(comparison.RangeDifference, "+0.0;-0.0;0.0") + " LU");
        Line("peak to loudness", Text(comparison.PlrDifference, "+0.0;-0.0;0.0") + " LU");
        Line("least PSR", Text(comparison.PsrMinDifference, "+0.0;-0.0;0.0") + " LU");
        return ExitCode.Done;
    }

    private static void Line(string name, string value) => Console.WriteLine($"{name,-18}{value}");

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
