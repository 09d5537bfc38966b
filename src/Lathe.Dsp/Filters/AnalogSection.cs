using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// An analog prototype of second order, H(s) = (N0 + N1 s + N2 s^2) / (D0 + D1 s + D2 s^2), s in multiples of its angular frequency. The forms
/// are those of R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter coefficients".
/// </summary>
public readonly record struct AnalogSection(double N0, double N1, double N2, double D0, double D1, double D2)
{
    /// <summary>Raises or lowers a band: gain in dB at the frequency, 0 dB far from it.</summary>
    public static AnalogSection Bell(double gain, double q)
    {
        var a = DetMath.DbToGain(gain / 2);
        return new(1, a / q, 1, 1, 1 / (a * q), 1);
    }

    /// <summary>gain in dB far below the frequency, half of it there, 0 dB far above.</summary>
    public static AnalogSection LowShelf(double gain, double q)
    {
        var a = DetMath.DbToGain(gain / 2);
        var b = Math.Sqrt(a) / q;
        return new(a * a, a * b, a, 1, b, a);
    }

    /// <summary>gain in dB far above the frequency, half of it there, 0 dB far below.</summary>
    public static AnalogSection HighShelf(double gain, double q)
    {
        var a = DetMath.DbToGain(gain / 2);
        var b = Math.Sqrt(a) / q;
        return new(a, a * b, a * a, a, b, 1);
    }

    /// <summary>Turns the whole spectrum about the frequency by a slope of first order: -gain/2 dB far below, +gain/2 far above.</summary>
    public static AnalogSection Tilt(double gain)
    {
        var a = DetMath.DbToGain(gain / 2);
        return new(1, a, 0, a, 1, 0);
    }

    public static AnalogSection LowPass(double q) => new(1, 0, 0, 1, 1 / q, 1);

    /// <summary>6 dB an octave.</summary>
    public static AnalogSection LowPassFirstOrder { get; } = new(1, 0, 0, 1, 1, 0);

    public static AnalogSection HighPass(double q) => new(0, 0, 1, 1, 1 / q, 1);

    /// <summary>6 dB an octave.</summary>
    public static AnalogSection HighPassFirstOrder { get; } = new(0, 1, 0, 1, 1, 0);

    /// <summary>0 dB at the frequency.</summary>
    public static AnalogSection BandPass(double q) => new(0, 1 / q, 0, 1, 1 / q, 1);

    public static AnalogSection Notch(double q) => new(1, 0, 1, 1, 1 / q, 1);

    public static AnalogSection AllPass(double q) => new(1, -1 / q, 1, 1, 1 / q, 1);

    /// <summary>1 / H(s).</summary>
    public AnalogSection Inverse() => new(D0, D1, D2, N0, N1, N2);

    /// <summary>|H|^2 at a multiple of the prototype's frequency.</summary>
    public double MagnitudeSquared(double ratio)
    {
        var square = ratio * ratio;
        var (nr, ni) = (N0 - (N2 * square), N1 * ratio);
        var (dr, di) = (D0 - (D2 * square), D1 * ratio);
        return ((nr * nr) + (ni * ni)) / ((dr * dr) + (di * di));
    }
}
