using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>What follows a click of one millisecond, at the defaults.</summary>
internal static class EchoPicture
{
    private const int Seconds = 3;
    private const int Points = 600;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        ImmutableArray<double> time = [.. Enumerable.Range(0, Points).Select(i => (double)Seconds * i / Points)];
        var stereo = bench.Run(configurations[0], (c, i) => c == 0 && i < 48 ? 0.5 : 0, Seconds * Bench.SampleRate);
        List<PlotCurve> curves = [new("left", time, Peaks(stereo[0])), new("right", time, Peaks(stereo[1]))];
        return new ProcessorPicture(
            "echoes",
            "Peaks over time after a click of one millisecond on the left, at the defaults.",
            PlotChart.Draw($"{bench.Info.Name}: echoes", PlotAxis.Linear("s", 0, Seconds, 0.5), PlotAxis.Linear("dBFS", -60, 0, 10), curves));
    }

    private static ImmutableArray<double> Peaks(double[] samples)
    {
        var each = samples.Length / Points;
        return [.. Enumerable.Range(0, Points).Select(p => Decibels.OfAmplitude(samples.AsSpan(p * each, each).ToArray().Max(Math.Abs)))];
    }
}
