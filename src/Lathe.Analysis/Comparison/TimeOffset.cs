using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Metering.Levels;

namespace Lathe.Analysis.Comparison;

/// <summary>The time by which one recording lags another, by the peak of their cross-correlation.</summary>
public static class TimeOffset
{
    private const int Stretch = 1 << 19;

    /// <summary>
    /// Compares about 12 s of A (at 44.1 kHz) from <paramref name="start"/> on with B up to some 17 s before and after. The mid signals are
    /// compared.
    /// </summary>
    /// <param name="a">The reference.</param>
    /// <param name="b">Of the same sample rate.</param>
    /// <param name="start">The first frame of A to look at; moved so that a whole stretch follows where there is one.</param>
    /// <returns>
    /// How many frames later B comes, and the normalized correlation there, -1 to 1 (negative for turned polarity); null where either is silent.
    /// </returns>
    public static (int Frames, double Correlation)? Find(IAudioSource a, IAudioSource b, long start)
    {
        if (a.Format.SampleRate != b.Format.SampleRate)
        {
            throw new ArgumentException("The sample rates differ.", nameof(b));
        }

        var size = a.Format.SampleRate > 50000 ? 1 << 22 : 1 << 21;
        var reach = (size - Stretch) / 2;
        start = Math.Clamp(start, 0, Math.Max(0, a.Frames - Stretch));
        var x = Mid(a, start, Stretch, size);
        var y = Mid(b, start - reach, Stretch + (2 * reach), size);
        var energyX = Energy(x);
        if (energyX == 0 || Energy(y) == 0)
        {
            return null;
        }

        var correlation = Correlate(x, y, size);
        var best = 0;
        for (var lag = 0; lag <= 2 * reach; lag++)
        {
            best = Math.Abs(correlation[lag]) > Math.Abs(correlation[best]) ? lag : best;
        }

        var energyY = Energy(y.AsSpan(best, Stretch));
        return energyY > 0 ? (best - reach, correlation[best] / Math.Sqrt(energyX * energyY)) : null;
    }

    /// <summary>Sum over n of x[n] y[n + lag], for lags from 0 on.</summary>
    private static double[] Correlate(double[] x, double[] y, int size)
    {
        var fft = new RealFft(size);
        var (xr, xi, yr, yi) = (new double[fft.Bins], new double[fft.Bins], new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(x, xr, xi);
        fft.Forward(y, yr, yi);
        for (var k = 0; k < xr.Length; k++)
        {
            var re = (xr[k] * yr[k]) + (xi[k] * yi[k]);
            yi[k] = (xr[k] * yi[k]) - (xi[k] * yr[k]);
            yr[k] = re;
        }

        var result = new double[size];
        fft.Inverse(yr, yi, result);
        return result;
    }

    private static double Energy(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
        {
            sum += value * value;
        }

        return sum;
    }

    /// <summary>The mean of the first two channels from a frame on, which may lie before the start; zeros where there is nothing.</summary>
    private static double[] Mid(IAudioSource source, long start, int frames, int size)
    {
        const int block = 16384;
        var mid = new double[size];
        using var buffer = new AudioBuffer(source.Format.Channels, block);
        for (var position = Math.Max(0, start); position < Math.Min(source.Frames, start + frames);)
        {
            var wanted = (int)Math.Min(block, start + frames - position);
            var read = source.Read(position, buffer.View(0, wanted));
            if (read == 0)
            {
                break;
            }

            var left = buffer[0][..read];
            var right = buffer[Math.Min(1, buffer.Channels - 1)][..read];
            NonFinite.Replace(left);
            NonFinite.Replace(right);
            for (var i = 0; i < read; i++)
            {
                mid[(int)(position - start) + i] = 0.5 * (left[i] + right[i]);
            }

            position += read;
        }

        return mid;
    }
}
