using Lathe.Dsp.Fourier;

namespace Lathe.Dsp.Resampling;

/// <summary>
/// A linear-phase half-band low-pass between a rate and its double: a Kaiser-windowed sinc, whose every second
/// coefficient is 0 except the middle one (R. E. Crochiere, L. R. Rabiner, Multirate Digital Signal Processing, 1983, section 4.3.7).
/// </summary>
internal sealed class HalfBandFilter
{
    private readonly double[] _taps;

    /// <param name="reach">Coefficients on either side of the middle, odd; also the group delay in frames of the upper rate.</param>
    /// <param name="attenuation">Of the stop band, dB.</param>
    public HalfBandFilter(int reach, double attenuation)
    {
        Reach = reach;
        var window = new double[(2 * reach) + 1];
        Windows.Kaiser(window, Windows.KaiserBeta(attenuation));
        _taps = new double[reach + 1];
        var sum = 0.0;
        for (var k = 0; k < _taps.Length; k++)
        {
            // At odd distances from the middle, sinc(x / 2) is +-2 / (pi x).
            var x = (2 * k) - reach;
            _taps[k] = window[2 * k] * ((x & 3) == 1 ? 2 : -2) / (Math.PI * x);
            sum += _taps[k];
        }

        for (var k = 0; k < _taps.Length; k++)
        {
            _taps[k] /= sum;
        }
    }

    public int Reach { get; }

    /// <summary>The coefficients at odd distances from the middle, scaled to the sum 1; the middle one on this scale is 1.</summary>
    public ReadOnlySpan<double> Taps => _taps;
}
