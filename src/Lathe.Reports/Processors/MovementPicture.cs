using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>The level of a steady tone over time, left and right: what moves, shows.</summary>
internal static class MovementPicture
{
    private const int Seconds = 2;
    private const int Window = Bench.SampleRate / 100;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        var count = Seconds * Bench.SampleRate / Window;
        ImmutableArray<double> time = [.. Enumerable.Range(0, count).Select(i => i / 100.0)];
        var curves = configurations.Take(2).SelectMany(c =>
        {
            var stereo = bench.Run(c, (_, i) => 0.25 * Math.Sin(2 * Math.PI * 1000 * i / Bench.SampleRate), Seconds * Bench.SampleRate);
            return new[] { new PlotCurve($"{c.Name}, left", time, Levels(stereo[0], count)), new PlotCurve($"{c.Name}, right", time, Levels(stereo[1], count)) };
        }).ToList();
        return new ProcessorPicture(
            "movement",
            "Level of a steady tone of 1 kHz at -12 dBFS over two seconds, left and right.",
            PlotChart.Draw(
                $"{bench.Info.Name}: movement", PlotAxis.Linear("s", 0, Seconds, 0.5), PlotAxis.Around("dBFS", curves.SelectMany(c => c.Y), 12, 48), curves));
    }

    private static ImmutableArray<double> Levels(double[] samples, int count) =>
    [
        .. Enumerable.Range(0, count).Select(w =>
            (w + 1) * Window <= samples.Length ? Decibels.OfStretch(samples.AsSpan(w * Window, Window)) + 3.0103 : double.NaN),
    ];
}
