using System.Collections.Immutable;
using Lathe.Dsp.Fourier;

namespace Lathe.Mixing.Alignment;

/// <summary>Where the strokes of one signal best fall on those of another, to a millisecond, over whole songs.</summary>
/// <param name="Milliseconds">How much later the second one is.</param>
/// <param name="Correlation">Of their strokes at that lag, 0 to 1.</param>
/// <param name="Clearness">That over the next best lag which is no neighbor; 1 is none.</param>
internal readonly record struct CoarseLag(int Milliseconds, double Correlation, double Clearness)
{
    /// <summary>Milliseconds that are searched on either side.</summary>
    private const int Reach = 10_000;

    /// <summary>Lags this near are the same peak, milliseconds.</summary>
    private const int Neighbor = 25;

    public static CoarseLag Find(ImmutableArray<float> first, ImmutableArray<float> second)
    {
        var (a, b) = (Strokes(first), Strokes(second));
        var size = 1024;
        while (size < Math.Max(a.Length, b.Length) + Reach)
        {
            size *= 2;
        }

        var fft = new RealFft(size);
        var correlation = new double[size];
        var (re, im) = Spectrum(fft, a);
        var (re2, im2) = Spectrum(fft, b);
        for (var k = 0; k < re.Length; k++)
        {
            (re[k], im[k]) = ((re[k] * re2[k]) + (im[k] * im2[k]), (re[k] * im2[k]) - (im[k] * re2[k]));
        }

        fft.Inverse(re, im, correlation);
        double At(int lag) => correlation[lag < 0 ? size + lag : lag];
        var best = Enumerable.Range(-Reach, (2 * Reach) + 1).MaxBy(At);
        var next = Enumerable.Range(-Reach, (2 * Reach) + 1).Where(l => Math.Abs(l - best) > Neighbor).Max(At);
        var scale = Math.Sqrt(Energy(a) * Energy(b));
        return scale > 0 && At(best) > 0 ? new CoarseLag(best, At(best) / scale, next > 0 ? At(best) / next : 2) : default;
    }

    /// <summary>Rises of the root of the motion over its last 40 ms, their mean taken away.</summary>
    private static double[] Strokes(ImmutableArray<float> motion)
    {
        const int before = 40;
        var strokes = new double[motion.Length];
        var (sum, mean) = (0.0, 0.0);
        for (var i = 0; i < strokes.Length; i++)
        {
            var root = Math.Sqrt(motion[i]);
            strokes[i] = Math.Max(0, root - (sum / before));
            mean += strokes[i];
            sum += root - (i >= before ? Math.Sqrt(motion[i - before]) : 0);
        }

        mean /= Math.Max(1, strokes.Length);
        foreach (ref var value in strokes.AsSpan())
        {
            value -= mean;
        }

        return strokes;
    }

    private static (double[] Re, double[] Im) Spectrum(RealFft fft, double[] values)
    {
        var padded = new double[fft.Size];
        values.CopyTo(padded, 0);
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(padded, re, im);
        return (re, im);
    }

    private static double Energy(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return sum;
    }
}
