using System.Collections.Immutable;
using System.Globalization;

namespace Lathe.Quality.Dynamics;

public sealed class TransientShaperTable : IQualityTable
{
    private const int Rate = 48000;

    public string Section => "Dynamics";

    public string Title => "Transient shaper: independence of level";

    public string Method => "Decaying strokes four times a second, attack 12 dB, sustain -9 dB; the output at each level against that at 0 dBFS, scaled: greatest difference below the peak.";

    public string Bar => "below -100 dB.";

    public Table Measure() => new(
        ["level", "whole signal", "three bands"],
        [.. new[] { -6.0, -20, -40, -60, -80 }.Select(l => (ImmutableArray<string>)[string.Create(CultureInfo.InvariantCulture, $"{l} dB"), Difference(l, 0), Difference(l, 3)])]);

    private static string Difference(double level, int bands)
    {
        string[] values = ["attack=12 dB", "sustain=-9 dB", .. Enumerable.Range(0, bands).Select(b => string.Create(CultureInfo.InvariantCulture, $"bands/b{b}/from={20 * Math.Pow(20, b):0} Hz"))];
        var full = DynamicsRig.Run("transient-shaper", Rate, Strokes(0), values);
        var output = DynamicsRig.Run("transient-shaper", Rate, Strokes(level), values);
        var scale = Math.Pow(10, -level / 20);
        var difference = output.Zip(full, (a, b) => Math.Abs((a * scale) - b)).Max() / full.Max(Math.Abs);
        return difference == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{DynamicsRig.Level(difference):0} dB");
    }

    private static double[] Strokes(double level) =>
        [.. Enumerable.Range(0, Rate).Select(n => Math.Pow(10, level / 20) * Math.Sin(0.05 * n) * Math.Exp(-(n % 12000) / 2000.0))];
}
