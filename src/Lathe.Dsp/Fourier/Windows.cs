using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// Window functions. Each fills the span; <c>periodic</c> windows are one period of length n (for spectra and overlap-add),
/// the others are symmetric with the last value equal to the first (for filter design).
/// </summary>
public static class Windows
{
    /// <summary>Hann: 0.5 - 0.5 cos. Overlap-add of periodic ones is constant at hops of n/2, n/3, n/4...</summary>
    public static void Hann(Span<double> window, bool periodic = true) => Cosines(window, periodic, [0.5, -0.5]);

    /// <summary>Hamming: 0.54 - 0.46 cos.</summary>
    public static void Hamming(Span<double> window, bool periodic = true) => Cosines(window, periodic, [0.54, -0.46]);

    /// <summary>Minimum 4-term Blackman-Harris, side lobes -92 dB (F. J. Harris, Proc. IEEE 66(1), 1978, table I).</summary>
    public static void BlackmanHarris(Span<double> window, bool periodic = true) =>
        Cosines(window, periodic, [0.35875, -0.48829, 0.14128, -0.01168]);

    /// <summary>Flat top HFT95: amplitude error under 0.0044 dB (G. Heinzel et al., Spectrum and spectral density estimation by the DFT, 2002, section D.3).</summary>
    public static void FlatTop(Span<double> window, bool periodic = true) =>
        Cosines(window, periodic, [1, -1.9383379, 1.3045202, -0.4028270, 0.0350665]);

    /// <summary>Kaiser: I0(beta sqrt(1 - t^2)) / I0(beta), t from -1 to 1 (J. F. Kaiser, 1974).</summary>
    /// <param name="beta">0 (rectangle) or more; see <see cref="KaiserBeta"/>.</param>
    public static void Kaiser(Span<double> window, double beta, bool periodic = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        var length = periodic ? window.Length : window.Length - 1;
        var scale = 1 / Bessel.I0(beta);
        for (var n = 0; n < window.Length; n++)
        {
            // (2n - N) / N from integers: symmetric to the bit.
            var t = length == 0 ? 0 : (double)((2 * n) - length) / length;
            window[n] = scale * Bessel.I0(beta * Math.Sqrt(Math.Max(0, 1 - (t * t))));
        }
    }

    /// <summary>The beta that gives a windowed-sinc filter a stop-band attenuation (Kaiser's empirical formula).</summary>
    /// <param name="attenuation">Decibels, positive.</param>
    public static double KaiserBeta(double attenuation) => attenuation switch
    {
        > 50 => 0.1102 * (attenuation - 8.7),
        >= 21 => (0.5842 * DetMath.Pow(attenuation - 21, 0.4)) + (0.07886 * (attenuation - 21)),
        _ => 0,
    };

    private static void Cosines(Span<double> window, bool periodic, ReadOnlySpan<double> coefficients)
    {
        if (window.Length == 1)
        {
            window[0] = 1;
            return;
        }

        var length = periodic ? window.Length : window.Length - 1;
        for (var n = 0; n < window.Length; n++)
        {
            // From the nearer end, so that both halves have the same bits.
            var fromEnd = Math.Min(n, length - n);
            var sum = 0.0;
            for (var k = coefficients.Length - 1; k >= 0; k--)
            {
                sum += coefficients[k] * DetMath.Cos(2 * Math.PI * ((long)k * fromEnd % length) / length);
            }

            window[n] = sum;
        }
    }
}
