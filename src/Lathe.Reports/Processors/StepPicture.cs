using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>What a level step does over time: a tone of 1 kHz at -30, then -6, then -30 dBFS.</summary>
internal static class StepPicture
{
    private const int Frames = Bench.SampleRate;
    private const int Window = Bench.SampleRate / 1000;
    private const double Up = 0.2;
    private const double Down = 0.5;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        ImmutableArray<double> ms = [.. Enumerable.Range(0, Frames / Window).Select(i => (double)i)];
        var curves = new List<PlotCurve> { new("input", ms, Levels(Tone)) };
        curves.AddRange(configurations.Take(PlotChart.MostCurves - 1).Select(c =>
        {
            var left = bench.Run(c, (_, i) => Tone(i), Frames)[0];
            return new PlotCurve(c.Name, ms, Levels(i => i < left.Length ? left[i] : 0));
        }));
        return new ProcessorPicture(
            "step",
            "Level over time while a tone of 1 kHz steps from -30 to -6 dBFS and back.",
            PlotChart.Draw(
                $"{bench.Info.Name}: a step in level", PlotAxis.Linear("ms", 0, 1000, 100), PlotAxis.Around("dBFS", curves.SelectMany(c => c.Y), 36, 60), curves));
    }

    private static double Tone(int frame)
    {
        var seconds = (double)frame / Bench.SampleRate;
        var level = seconds is >= Up and < Down ? -6 : -30;
        return Math.Pow(10, level / 20.0) * Math.Sin(2 * Math.PI * 1000 * seconds);
    }

    private static ImmutableArray<double> Levels(Func<int, double> samples) =>
    [
        .. Enumerable.Range(0, Frames / Window).Select(w => Decibels.OfStretch([.. Enumerable.Range(w * Window, Window).Select(samples)]) + 3.0103),
    ];
}
