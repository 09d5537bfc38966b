using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// A short impulse response that turns the response of digital biquads into that of their analog prototypes, in magnitude and in phase: their
/// quotient, which is 1 but near the Nyquist frequency, delayed and transformed. Its phase fades to 0 above 0.44 of the sample rate, where it
/// could not join itself. No allocation after construction.
/// </summary>
public sealed class PhaseCorrection
{
    /// <summary>Coefficients of the response.</summary>
    public const int Taps = 512;

    /// <summary>Its delay in frames.</summary>
    public const int Delay = 128;

    private const int Size = 1024;
    private const int Fade = 16; // coefficients at either end
    private const double PhaseEnds = 0.44; // of the sample rate: phase fades from here to 0.5
    private const double Floor = 1e-12; // |H|^2 below which nothing is corrected
    private const double Most = 4; // greatest correction, linear

    private readonly RealFft _fft = new(Size);
    private readonly double[] _cosines = new double[(Size / 2) + 1];
    private readonly double[] _sines = new double[(Size / 2) + 1];
    private readonly double[] _re = new double[(Size / 2) + 1];
    private readonly double[] _im = new double[(Size / 2) + 1];
    private readonly double[] _analog = new double[(Size / 2) + 1]; // |H|^2
    private readonly double[] _time = new double[Size];

    public PhaseCorrection()
    {
        for (var k = 0; k < _cosines.Length; k++)
        {
            (_cosines[k], _sines[k]) = (DetMath.CosPi(2.0 * k / Size), DetMath.SinPi(2.0 * k / Size));
        }

        Clear();
    }

    /// <summary>Begins anew: nothing to correct.</summary>
    public void Clear()
    {
        Array.Fill(_re, 1);
        Array.Clear(_im);
        Array.Fill(_analog, 1);
    }

    /// <summary>Multiplies the wanted response by an analog section's.</summary>
    /// <param name="s">The prototype.</param>
    /// <param name="frequency">Its frequency as a part of the sample rate, above 0.</param>
    public void Multiply(AnalogSection s, double frequency)
    {
        for (var k = 0; k < _re.Length; k++)
        {
            var ratio = k / (Size * frequency);
            var square = ratio * ratio;
            var (nr, ni) = (s.N0 - (s.N2 * square), s.N1 * ratio);
            var (dr, di) = (s.D0 - (s.D2 * square), s.D1 * ratio);
            var norm = 1 / ((dr * dr) + (di * di));
            _analog[k] *= ((nr * nr) + (ni * ni)) * norm;
            Multiply(k, ((nr * dr) + (ni * di)) * norm, ((ni * dr) - (nr * di)) * norm);
        }
    }

    /// <summary>Divides the wanted response by what a biquad gives already.</summary>
    public void Divide(in BiquadCoefficients c)
    {
        if (c == BiquadCoefficients.Identity)
        {
            return;
        }

        for (var k = 0; k < _re.Length; k++)
        {
            var (c1, s1) = (_cosines[k], -_sines[k]);
            var (c2, s2) = ((2 * c1 * c1) - 1, 2 * c1 * s1);
            var (nr, ni) = (c.B0 + (c.B1 * c1) + (c.B2 * c2), (c.B1 * s1) + (c.B2 * s2));
            var (dr, di) = (1 + (c.A1 * c1) + (c.A2 * c2), (c.A1 * s1) + (c.A2 * s2));
            var norm = (nr * nr) + (ni * ni);
            norm = norm > 0 ? 1 / norm : 0;
            Multiply(k, ((dr * nr) + (di * ni)) * norm, ((di * nr) - (dr * ni)) * norm);
        }
    }

    /// <summary>Computes the response.</summary>
    /// <param name="taps">Gets <see cref="Taps"/> coefficients.</param>
    public void Respond(Span<double> taps)
    {
        var (lastRe, lastIm, phase) = (1.0, 0.0, 0.0);
        for (var k = 0; k < _re.Length; k++)
        {
            // Where nothing passes, and at 0 Hz of a high-pass, the quotient means nothing.
            var known = _analog[k] > Floor && (_re[k] != 0 || _im[k] != 0);
            var (re, im) = known ? (_re[k], _im[k]) : (lastRe, lastIm);
            phase += DetMath.Atan2((im * lastRe) - (re * lastIm), (re * lastRe) + (im * lastIm));
            (lastRe, lastIm) = (re, im);
            var magnitude = Math.Clamp(Math.Sqrt((re * re) + (im * im)), 1 / Most, Most);
            var beyond = Math.Max(0, (((double)k / Size) - PhaseEnds) / (0.5 - PhaseEnds));
            var kept = phase * (0.5 + (0.5 * DetMath.CosPi(beyond)));

            // The delay: exp(-2 pi i k delay / size).
            var turn = kept - (2 * Math.PI * (k * Delay % Size) / Size);
            (_re[k], _im[k]) = (magnitude * DetMath.Cos(turn), magnitude * DetMath.Sin(turn));
        }

        _fft.Inverse(_re, _im, _time);
        _time.AsSpan(0, Taps).CopyTo(taps);
        for (var i = 0; i < Fade; i++)
        {
            var share = 0.5 - (0.5 * DetMath.CosPi((i + 0.5) / Fade));
            taps[i] *= share;
            taps[Taps - 1 - i] *= share;
        }
    }

    private void Multiply(int k, double re, double im) =>
        (_re[k], _im[k]) = ((_re[k] * re) - (_im[k] * im), (_re[k] * im) + (_im[k] * re));
}
