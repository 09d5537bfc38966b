using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// State-variable filter of second order by trapezoidal integration, with low-, band- and high-pass at once. It stays stable and free of steps
/// while frequency and q move at any rate (A. Simper, "Linear Trapezoidal Integrated State Variable Filter with Low Noise Optimisation",
/// Cytomic 2013). Its magnitude is that of the bilinear transform: exact at its frequency, cramped near the Nyquist frequency.
/// </summary>
public struct StateVariable
{
    private const double Silence = 1e-30;

    // Charges of the two integrators, in units of the signal.
    private double _first;
    private double _second;

    private double _a1;
    private double _a2;
    private double _a3;
    private double _damping;

    /// <summary>Sets frequency and q; the state stays.</summary>
    /// <param name="frequency">As a part of the sample rate, above 0 and below 0.5.</param>
    /// <param name="q">Above 0; sqrt(1/2) is Butterworth.</param>
    public void Set(double frequency, double q)
    {
        var g = DetMath.Tan(Math.PI * frequency);
        _damping = 1 / q;
        _a1 = 1 / (1 + (g * (g + _damping)));
        _a2 = g * _a1;
        _a3 = g * _a2;
    }

    /// <summary>The three responses to the next sample; the band-pass has a gain of q at its frequency.</summary>
    public (double Low, double Band, double High) Next(double x)
    {
        var v3 = x - _second;
        var band = Math.FusedMultiplyAdd(_a1, _first, _a2 * v3);
        var low = _second + Math.FusedMultiplyAdd(_a2, _first, _a3 * v3);
        _first = (2 * band) - _first;
        _second = (2 * low) - _second;
        return (low, band, x - (_damping * band) - low);
    }

    /// <summary>Makes states too small to matter 0; call at the end of each quantum.</summary>
    public void Settle()
    {
        _first = Math.Abs(_first) < Silence ? 0 : _first;
        _second = Math.Abs(_second) < Silence ? 0 : _second;
    }

    public void Reset() => (_first, _second) = (0, 0);
}
