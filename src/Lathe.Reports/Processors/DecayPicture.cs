using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>How the energy of an impulse decays (Schroeder's backward integration, JASA 37, 1965).</summary>
internal static class DecayPicture
{
    private const int Seconds = 5;
    private const int Points = 500;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        ImmutableArray<double> time = [.. Enumerable.Range(0, Points).Select(i => (double)Seconds * i / Points)];
        var curves = configurations.Select(c => new PlotCurve(c.Name, time, Decay(bench.Run(c, (_, i) => i == 0 ? 1 : 0, Seconds * Bench.SampleRate)))).ToList();
        return new ProcessorPicture(
            "decay",
            "Energy still to come after an impulse.",
            PlotChart.Draw($"{bench.Info.Name}: decay", PlotAxis.Linear("s", 0, Seconds, 0.5), PlotAxis.Linear("dB", -90, 0, 10), curves));
    }

    private static ImmutableArray<double> Decay(double[][] stereo)
    {
        var left = new double[Points];
        var sum = 0.0;
        var each = stereo[0].Length / Points;
        for (var p = Points - 1; p >= 0; p--)
        {
            for (var i = each * p; i < each * (p + 1); i++)
            {
                sum += (stereo[0][i] * stereo[0][i]) + (stereo[1][i] * stereo[1][i]);
            }

            left[p] = sum;
        }

        return [.. left.Select(e => e <= left[0] * 1e-9 || left[0] <= 0 ? double.NaN : 10 * Math.Log10(e / left[0]))];
    }
}
