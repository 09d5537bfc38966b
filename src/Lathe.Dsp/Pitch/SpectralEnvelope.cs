using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Pitch;

/// <summary>
/// The slow course of a spectrum over frequency, a voice's formants without its harmonics: the log spectrum's cepstrum up to 2.5 ms (A. V.
/// Oppenheim, R. W. Schafer, "Homomorphic analysis of speech", IEEE Trans. Audio and Electroacoustics 16(2), 1968).
/// </summary>
public sealed class SpectralEnvelope
{
    private const double Seconds = 0.0025;

    /// <summary>Nepers that a gain may reach: 24 dB.</summary>
    private const double Most = 2.76;

    private const double Silence = 1e-20;

    private readonly RealFft _fft;
    private readonly double[] _log;
    private readonly double[] _zero;
    private readonly double[] _cepstrum;
    private readonly double[] _imaginary;
    private readonly double[] _lifter;

    public SpectralEnvelope(int size, double sampleRate)
    {
        _fft = new RealFft(size);
        _log = new double[_fft.Bins];
        _zero = new double[_fft.Bins];
        _imaginary = new double[_fft.Bins];
        _cepstrum = new double[size];
        _lifter = new double[size];
        var reach = Math.Min((int)(Seconds * sampleRate), size / 2);
        for (var n = 0; n < reach; n++)
        {
            // Level up to the half, then half a Hann window, so that the envelope has little ripple.
            var weight = 0.5 + (0.5 * DetMath.CosPi(Math.Max(0, (2.0 * n / reach) - 1)));
            _lifter[n] = weight;
            _lifter[n == 0 ? 0 : size - n] = weight;
        }
    }

    /// <summary>Takes the power of each bin.</summary>
    public void Follow(ReadOnlySpan<double> power)
    {
        for (var k = 0; k < _log.Length; k++)
        {
            _log[k] = power[k] + Silence;
        }

        DetMath.Log(_log, _log);
        Kernel.Scale(_log, 0.5, _log);
        _fft.Inverse(_log, _zero, _cepstrum);
        Kernel.Multiply(_cepstrum, _lifter, _cepstrum);
        _fft.Forward(_cepstrum, _log, _imaginary);
    }

    /// <summary>The gains that put at each bin the envelope of <paramref name="ratio"/> times its frequency.</summary>
    public void Gains(double ratio, Span<double> gains)
    {
        for (var k = 0; k < gains.Length; k++)
        {
            var at = Math.Min(k * ratio, gains.Length - 1);
            var whole = Math.Min((int)at, gains.Length - 2);
            var there = _log[whole] + ((at - whole) * (_log[whole + 1] - _log[whole]));
            gains[k] = Math.Clamp(there - _log[k], -Most, Most);
        }

        DetMath.Exp(gains, gains);
    }
}
