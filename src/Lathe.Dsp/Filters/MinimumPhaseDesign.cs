using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Impulse responses of minimum phase from a magnitude, by folding the cepstrum (A. V. Oppenheim, R. W. Schafer, Discrete-Time Signal Processing,
/// 12.4): the logarithm of the magnitude is made the real part of a causal sequence's transform. No allocation after construction.
/// </summary>
public sealed class MinimumPhaseDesign
{
    private const int Margin = 4; // transform over response: what the cepstrum folds over lies below rounding for smooth curves
    private const int FadePart = 8;

    private readonly RealFft _fft;
    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _time;

    /// <param name="taps">Coefficients of the response, a power of two, 64 or more.</param>
    public MinimumPhaseDesign(int taps)
    {
        Taps = taps;
        _fft = new RealFft(Margin * taps);
        (_re, _im, _time) = (new double[_fft.Bins], new double[_fft.Bins], new double[_fft.Size]);
    }

    /// <summary>Coefficients of the response.</summary>
    public int Taps { get; }

    /// <summary>Points of the magnitude, from 0 Hz to the Nyquist frequency at equal distances.</summary>
    public int Bins => _fft.Bins;

    /// <summary>Computes the response.</summary>
    /// <param name="logarithms">Natural logarithms of the magnitude, <see cref="Bins"/> of them.</param>
    /// <param name="strength">Factor on the logarithms.</param>
    /// <param name="taps">Gets <see cref="Taps"/> coefficients; the last eighth is faded out.</param>
    public void Respond(ReadOnlySpan<double> logarithms, double strength, Span<double> taps)
    {
        Array.Clear(_im);
        Kernel.Scale(logarithms, strength, _re);
        _fft.Inverse(_re, _im, _time);
        for (var n = 1; n < _fft.Size / 2; n++)
        {
            _time[n] *= 2;
            _time[_fft.Size - n] = 0;
        }

        _fft.Forward(_time, _re, _im);
        for (var k = 0; k < _re.Length; k++)
        {
            var magnitude = DetMath.Exp(_re[k]);
            (_re[k], _im[k]) = (magnitude * DetMath.Cos(_im[k]), magnitude * DetMath.Sin(_im[k]));
        }

        _fft.Inverse(_re, _im, _time);
        _time.AsSpan(0, Taps).CopyTo(taps);
        var fade = Taps / FadePart;
        for (var i = 0; i < fade; i++)
        {
            taps[Taps - 1 - i] *= 0.5 - (0.5 * DetMath.CosPi((i + 0.5) / fade));
        }
    }
}
