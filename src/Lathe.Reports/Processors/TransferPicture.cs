using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>Output level over input level of a steady tone of 1 kHz.</summary>
internal static class TransferPicture
{
    private const int Step = 2;
    private const int Frames = Bench.SampleRate / 2;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        ImmutableArray<double> levels = [.. Enumerable.Range(0, (60 / Step) + 1).Select(i => -60.0 + (i * Step))];
        var curves = configurations.Select(c => new PlotCurve(c.Name, levels, [.. levels.Select(l => Output(bench, c, l))])).ToList();
        var vertical = PlotAxis.Around("dBFS out", curves.SelectMany(c => c.Y), 36, 90);
        return new ProcessorPicture(
            "transfer",
            "Level out over level in, a steady tone of 1 kHz (peak level; the last quarter of half a second).",
            PlotChart.Draw($"{bench.Info.Name}: transfer", PlotAxis.Linear("dBFS in", -60, 0, 6), vertical, curves));
    }

    private static double Output(Bench bench, Configuration configuration, double level)
    {
        var amplitude = Math.Pow(10, level / 20);
        var left = bench.Run(configuration, (_, i) => amplitude * Math.Sin(2 * Math.PI * 1000 * i / Bench.SampleRate), Frames)[0];
        return Decibels.OfStretch(left.AsSpan(Math.Min(left.Length, Frames * 3 / 4))) + 3.0103;
    }
}
