using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Resampling;

/// <summary>
/// Turns the phase of a symmetric low-pass a share of the way to minimum phase, by the cepstrum (A. V. Oppenheim, R. W. Schafer, Discrete-Time Signal
/// Processing, 3rd ed., section 13.3), and takes the delay of the lowest frequencies out.
/// </summary>
internal static class MinimumPhase
{
    // Zeros on the circle have no logarithm; this lies 15 dB below the deepest stop band.
    private const double Floor = 1e-11;

    // The cepstrum of a filter with zeros near the circle is long, however short the filter; what does not fit folds back.
    private const int Room = 32;
    private const int LeastSize = 1 << 16;

    /// <param name="half">The taps from the middle on.</param>
    /// <param name="share">0 for linear phase to 1 for minimum phase.</param>
    /// <param name="reach">Taps kept on either side of the middle.</param>
    /// <returns>2 reach + 1 taps, their sum 1.</returns>
    public static double[] Of(ReadOnlySpan<double> half, double share, int reach)
    {
        var size = LeastSize;
        while (size < Room * half.Length)
        {
            size *= 2;
        }

        var fft = new RealFft(size);
        var (time, re, im) = (new double[size], new double[fft.Bins], new double[fft.Bins]);
        half.CopyTo(time);
        for (var n = 1; n < half.Length; n++)
        {
            time[^n] = half[n];
        }

        fft.Forward(time, re, im);
        var magnitude = new double[fft.Bins];
        for (var k = 0; k < fft.Bins; k++)
        {
            magnitude[k] = Math.Sqrt((re[k] * re[k]) + (Floor * Floor));
            re[k] = DetMath.Log(magnitude[k]);
        }

        im.AsSpan().Clear();
        fft.Inverse(re, im, time);
        for (var n = 1; n < size / 2; n++)
        {
            time[n] *= 2;
            time[^n] = 0;
        }

        fft.Forward(time, re, im);

        // The phase's slope at the lowest bin is the delay there; adding it back leaves low frequencies where they were.
        var slope = im[1];
        for (var k = 0; k < fft.Bins; k++)
        {
            var phase = share * (im[k] - (slope * k));
            re[k] = magnitude[k] * DetMath.Cos(phase);
            im[k] = magnitude[k] * DetMath.Sin(phase);
        }

        im[0] = im[^1] = 0;
        fft.Inverse(re, im, time);
        return Cut(time, reach);
    }

    private static double[] Cut(double[] circle, int reach)
    {
        var taps = new double[(2 * reach) + 1];
        var sum = 0.0;
        for (var n = -reach; n <= reach; n++)
        {
            taps[n + reach] = circle[n < 0 ? circle.Length + n : n];
            sum += taps[n + reach];
        }

        for (var n = 0; n < taps.Length; n++)
        {
            taps[n] /= sum;
        }

        return taps;
    }
}
