using System.Collections.Immutable;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Noise;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>Spectrum before and after, of a tone with noise, hum and clicks: what a restorer takes away and what it leaves.</summary>
internal static class SpectrumPicture
{
    private const int Size = 1 << 14;
    private const int Blocks = 12;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        var hz = Decibels.Frequencies(300);
        var noise = new WhiteNoise(7, 0);
        double Signal(int i)
        {
            var t = (double)i / Bench.SampleRate;
            var note = 0.2 * Math.Sin(2 * Math.PI * 440 * t) + 0.1 * Math.Sin(2 * Math.PI * 880 * t);
            var hum = 0.01 * Math.Sin(2 * Math.PI * 50 * t) + 0.005 * Math.Sin(2 * Math.PI * 150 * t);
            var click = i % 9973 < 3 ? 0.5 : 0;
            return (t % 1.0 < 0.7 ? note : 0) + hum + click + (0.002 * noise.Gaussian(i));
        }

        var frames = Size * Blocks;
        var curves = new List<PlotCurve> { new("input", hz, Spectrum([.. Enumerable.Range(0, frames).Select(Signal)], hz)) };
        curves.AddRange(configurations.Take(PlotChart.MostCurves - 1).Select(c => new PlotCurve(c.Name, hz, Spectrum(bench.Run(c, (_, i) => Signal(i), frames)[0], hz))));
        return new ProcessorPicture(
            "spectrum",
            "Spectrum of notes with hum, clicks and hiss, before and after.",
            PlotChart.Draw($"{bench.Info.Name}: spectrum", PlotAxis.Frequency, PlotAxis.Around("dBFS", curves.SelectMany(c => c.Y), 40, 110), curves));
    }

    private static ImmutableArray<double> Spectrum(double[] samples, ImmutableArray<double> hz)
    {
        var window = new double[Size];
        Windows.Hann(window);
        var power = new double[hz.Length];
        var blocks = Math.Max(1, samples.Length / Size);
        for (var b = 0; b < blocks; b++)
        {
            var block = new double[Size];
            for (var i = 0; i < Size && (b * Size) + i < samples.Length; i++)
            {
                block[i] = samples[(b * Size) + i] * window[i];
            }

            var levels = Decibels.OfSpectrum(block, hz, 4.0 / Size);
            for (var k = 0; k < power.Length; k++)
            {
                power[k] += Math.Pow(10, levels[k] / 10) / blocks;
            }
        }

        return [.. power.Select(p => 10 * Math.Log10(Math.Max(p, 1e-16)))];
    }
}
