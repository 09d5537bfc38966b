using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>H(z) = (B0 + B1 z^-1 + B2 z^-2) / (1 + A1 z^-1 + A2 z^-2).</summary>
public readonly record struct BiquadCoefficients(double B0, double B1, double B2, double A1, double A2)
{
    /// <summary>Passes its input.</summary>
    public static BiquadCoefficients Identity { get; } = new(1, 0, 0, 0, 0);

    /// <summary>1 / H(z): numerator and denominator exchanged. Stable where the zeros lie inside the unit circle.</summary>
    public BiquadCoefficients Inverse() => new(1 / B0, A1 / B0, A2 / B0, B1 / B0, B2 / B0);

    /// <summary>H at 0 Hz.</summary>
    public double GainAtZero => (B0 + B1 + B2) / (1 + A1 + A2);

    /// <summary>gain H(z).</summary>
    internal BiquadCoefficients Scaled(double gain) => this with { B0 = gain * B0, B1 = gain * B1, B2 = gain * B2 };

    /// <summary>|H|^2 at an angular frequency in radians a sample, 0 to pi.</summary>
    public double MagnitudeSquared(double omega)
    {
        var (re, im) = Response(omega);
        return (re * re) + (im * im);
    }

    /// <summary>H at an angular frequency in radians a sample.</summary>
    public (double Real, double Imaginary) Response(double omega)
    {
        var (c1, s1) = (DetMath.Cos(omega), -DetMath.Sin(omega));
        var (c2, s2) = (DetMath.Cos(2 * omega), -DetMath.Sin(2 * omega));
        var (nr, ni) = (B0 + (B1 * c1) + (B2 * c2), (B1 * s1) + (B2 * s2));
        var (dr, di) = (1 + (A1 * c1) + (A2 * c2), (A1 * s1) + (A2 * s2));
        var norm = (dr * dr) + (di * di);
        return (((nr * dr) + (ni * di)) / norm, ((ni * dr) - (nr * di)) / norm);
    }

    /// <summary>|H|^2 at p = sin^2(omega / 2), without a trigonometric function.</summary>
    internal double MagnitudeSquaredAt(double p) => Quadratic(B0, B1, B2, p) / Quadratic(1, A1, A2, p);

    /// <summary>|c0 + c1 z^-1 + c2 z^-2|^2.</summary>
    private static double Quadratic(double c0, double c1, double c2, double p)
    {
        var dc = c0 + c1 + c2;
        return (dc * dc) - (4 * p * ((c1 * (c0 + c2)) + (4 * c0 * c2 * (1 - p))));
    }
}
