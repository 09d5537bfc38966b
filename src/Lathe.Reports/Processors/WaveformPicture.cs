using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>The first milliseconds of what comes out for a tone of 1 kHz at -12 dBFS.</summary>
internal static class WaveformPicture
{
    private const int Frames = Bench.SampleRate / 100;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        ImmutableArray<double> ms = [.. Enumerable.Range(0, Frames).Select(i => 1000.0 * i / Bench.SampleRate)];
        var curves = configurations.Select(c => new PlotCurve(c.Name, ms, Samples(bench, c))).ToList();
        return new ProcessorPicture(
            "waveform",
            "The first ten milliseconds for a tone of 1 kHz at -12 dBFS.",
            PlotChart.Draw($"{bench.Info.Name}: waveform", PlotAxis.Linear("ms", 0, 10, 1), PlotAxis.Around("full scale", curves.SelectMany(c => c.Y), 0.2), curves));
    }

    private static ImmutableArray<double> Samples(Bench bench, Configuration configuration)
    {
        var left = bench.Run(configuration, (_, i) => 0.25 * Math.Sin(2 * Math.PI * 1000 * i / Bench.SampleRate), Bench.SampleRate)[0];
        return [.. left.Take(Frames), .. Enumerable.Repeat(double.NaN, Math.Max(0, Frames - left.Length))];
    }
}
