using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// The one interpolation kernel that "true peak" means in Lathe: the samples, extended by zeros on both sides, are interpolated 16 times by the
/// low-pass whose response is 1 up to 0.48 of the sample rate, falls as half a period of a cosine, and is 0 from 0.5 on. The true peak is the
/// largest magnitude on that grid. Meter, limiter and export all read it.
/// </summary>
/// <remarks>
/// The band above 0.48 is part of the claim: samples that alternate between +1 and -1 read +2.7 dB at their start and end with this kernel,
/// and more the longer they last with an ideal one (+9.8 dB after 2000 of them). The grid of 16 reads a sine at 0.45 of the rate at most
/// 0.034 dB low: 20 log10 cos(pi 0.45 / 16).
/// </remarks>
public static class TruePeakKernel
{
    /// <summary>Points of the grid between one sample and the next.</summary>
    public const int Factor = 16;

    /// <summary>Flat up to this frequency, in cycles a sample.</summary>
    public const double PassbandEdge = 0.48;

    /// <summary>Nothing from this frequency on, in cycles a sample.</summary>
    public const double StopbandEdge = 0.5;

    private const double Center = (PassbandEdge + StopbandEdge) / 2;

    private const double Width = StopbandEdge - PassbandEdge;

    /// <summary>The response at a frequency in cycles a sample.</summary>
    public static double Response(double frequency)
    {
        var f = Math.Abs(frequency);
        if (f <= PassbandEdge)
        {
            return 1;
        }

        return f >= StopbandEdge ? 0 : 0.5 + (0.5 * DetMath.Cos(Math.PI * (f - PassbandEdge) / Width));
    }

    /// <summary>
    /// The kernel at a distance in samples, the inverse Fourier transform of <see cref="Response"/>:
    /// sin(2 pi c t) / (pi t) * cos(pi w t) / (1 - (2 w t)^2), c the middle and w the width of the transition (the raised cosine of Nyquist's
    /// criterion; Proakis, Digital Communications, 9.2).
    /// </summary>
    public static double At(double distance)
    {
        var t = Math.Abs(distance);
        if (t < 1e-12)
        {
            return 2 * Center;
        }

        var sinc = DetMath.Sin(2 * Math.PI * Center * t) / (Math.PI * t);
        var pole = 1 - (4 * Width * Width * t * t);

        // At 2 w t = 1 numerator and denominator vanish together; their ratio tends to pi / 4.
        return Math.Abs(pole) < 1e-9 ? sinc * (Math.PI / 4) : sinc * DetMath.Cos(Math.PI * Width * t) / pole;
    }
}
