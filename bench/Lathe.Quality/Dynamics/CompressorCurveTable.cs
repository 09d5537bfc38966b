using System.Globalization;

namespace Lathe.Quality.Dynamics;

public sealed class CompressorCurveTable : IQualityTable
{
    public string Section => "Dynamics";

    public string Title => "Compressor: static curve";

    public string Method => "A tone of 1 kHz at 48 kHz, -60 to 0 dBFS in steps of 3 dB, through the clean style until it is steady; the gain of its peaks against the formula of Giannoulis, Massberg and Reiss.";

    public string Bar => "within 0.02 dB.";

    public Table Measure()
    {
        (double Threshold, double Ratio, double Knee)[] cases =
            [(-20, 2, 0), (-20, 4, 12), (-40, double.PositiveInfinity, 6), (-12.5, 1.3, 36), (-30, 8, 72), (0, 20, 0), (-35, 0.5, 10)];
        return new(
            ["threshold", "ratio", "knee", "greatest error"],
            [.. cases.Select(c => (System.Collections.Immutable.ImmutableArray<string>)[
                Text($"{c.Threshold} dB"), double.IsInfinity(c.Ratio) ? "inf:1" : Text($"{c.Ratio}:1"), Text($"{c.Knee} dB"), Text($"{Worst(c.Threshold, c.Ratio, c.Knee):0.0000} dB")])]);
    }

    private static double Worst(double threshold, double ratio, double knee)
    {
        var worst = 0.0;
        for (var level = -60.0; level <= 0; level += 3)
        {
            var input = DynamicsRig.Sine(48000, 2, 1000, level);
            var output = DynamicsRig.Run(
                "compressor", 48000, input, Text($"threshold={threshold} dB"), double.IsInfinity(ratio) ? "ratio=inf:1" : Text($"ratio={ratio}:1"), Text($"knee={knee} dB"));
            var gain = DynamicsRig.Level(output[^1000..].Max()) - level;
            var over = level - threshold;
            var slope = 1 - (1 / ratio);
            var wanted = 2 * over < -knee ? 0 : 2 * Math.Abs(over) <= knee && knee > 0 ? -slope * Math.Pow(over + (knee / 2), 2) / (2 * knee) : -slope * Math.Max(0, over);
            worst = Math.Max(worst, Math.Abs(gain - wanted));
        }

        return worst;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
