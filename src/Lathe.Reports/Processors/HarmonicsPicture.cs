using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>Harmonics of a tone of 1 kHz over its level.</summary>
internal static class HarmonicsPicture
{
    private const int Size = 1 << 14;
    private const double Least = -150; // dBFS; what lies below is rounding
    private const int Cycles = 341; // 999 Hz: whole cycles, so that harmonics fall on bins

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        var configuration = configurations[0];
        ImmutableArray<double> levels = [.. Enumerable.Range(0, 17).Select(i => -48.0 + (i * 3))];
        var spectra = levels.Select(l => Harmonics(bench, configuration, l)).ToList();
        var curves = Enumerable.Range(2, 5)
            .Select(k => new PlotCurve($"harmonic {k}", levels, [.. spectra.Select(s => s[k - 1] < Least ? double.NaN : s[k - 1] - s[0])]))
            .ToList();
        return new ProcessorPicture(
            "harmonics",
            "Harmonics below the fundamental of a tone of 999 Hz over its level, at the defaults.",
            PlotChart.Draw(
                $"{bench.Info.Name}: harmonics", PlotAxis.Linear("dBFS in", -48, 0, 6), PlotAxis.Linear("dB re fundamental", -140, 0, 20), curves));
    }

    private static ImmutableArray<double> Harmonics(Bench bench, Configuration configuration, double level)
    {
        var amplitude = Math.Pow(10, level / 20);
        var left = bench.Run(configuration, (_, i) => amplitude * Math.Sin(2 * Math.PI * Cycles * i / Size), Size * 3)[0];
        ImmutableArray<double> hz = [.. Enumerable.Range(1, 6).Select(k => (double)k * Cycles * Bench.SampleRate / Size)];
        return Decibels.OfSpectrum(left.AsSpan(Size * 2, Size), hz, 2.0 / Size);
    }
}
