using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Metering.Loudness;

namespace Lathe.Metering.Tests.Loudness;

/// <summary>Loudness of a stereo buffer as the recommendation writes it: filter everything, then square and average each block from scratch.</summary>
internal static class NaiveLoudness
{
    public static (double Integrated, double Range, double MomentaryMax, double ShortTermMax) Measure(AudioBuffer x, int rate, LoudnessGrid grid)
    {
        var y = new[] { Weigh(x[0].ToArray(), rate), Weigh(x[1].ToArray(), rate) };
        var power = new double[x.Frames];
        for (var i = 0; i < power.Length; i++)
        {
            power[i] = (y[0][i] * y[0][i]) + (y[1][i] * y[1][i]);
        }

        var momentary = Blocks(power, 4 * grid.HopFrames, grid.HopFrames);
        var shortTerm = Blocks(power, 30 * grid.HopFrames, grid.HopFrames);
        var loud = momentary.Where(p => Lufs(p) > -70).ToArray();
        var integrated = Lufs(loud.Where(p => Lufs(p) > Lufs(loud.Average()) - 10).Average());
        var audible = shortTerm.Where(p => Lufs(p) > -70).ToArray();
        var levels = audible.Where(p => Lufs(p) > Lufs(audible.Average()) - 20).Select(Lufs).Order().ToArray();
        return (integrated, Percentile(levels, 0.95) - Percentile(levels, 0.1), Lufs(Blocks(power, 4 * grid.HopFrames, grid.StepFrames).Max()),
            Lufs(Blocks(power, 30 * grid.HopFrames, grid.StepFrames).Max()));
    }

    private static double Lufs(double power) => -0.691 + (10 * Math.Log10(power));

    private static double Percentile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = sorted[(int)at];
        return low + ((at - (int)at) * (sorted[Math.Min((int)at + 1, sorted.Length - 1)] - low));
    }

    private static double[] Blocks(double[] power, int length, int hop)
    {
        var blocks = new List<double>();
        for (var start = 0; start + length <= power.Length; start += hop)
        {
            blocks.Add(power.AsSpan(start, length).ToArray().Sum() / length);
        }

        return [.. blocks];
    }

    private static double[] Weigh(double[] x, int rate)
    {
        var k = KWeighting.At(rate);
        var shelf = Filter(x, [k.ShelfB0, k.ShelfB1, k.ShelfB2], [k.ShelfA1, k.ShelfA2]);
        return Filter(shelf, [k.HighGain, -2 * k.HighGain, k.HighGain], [k.HighA1, k.HighA2]);
    }

    private static double[] Filter(double[] x, double[] b, double[] a)
    {
        var y = new double[x.Length];
        double X(int i) => i < 0 ? 0 : x[i];
        double Y(int i) => i < 0 ? 0 : y[i];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = (b[0] * X(i)) + (b[1] * X(i - 1)) + (b[2] * X(i - 2)) - (a[0] * Y(i - 1)) - (a[1] * Y(i - 2));
        }

        return y;
    }
}
