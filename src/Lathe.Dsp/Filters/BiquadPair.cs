namespace Lathe.Dsp.Filters;

/// <summary>Two biquads in series that stand for one analog section; the second is the identity where one is enough.</summary>
public readonly record struct BiquadPair(BiquadCoefficients First, BiquadCoefficients Second)
{
    public static BiquadPair Identity { get; } = new(BiquadCoefficients.Identity, BiquadCoefficients.Identity);

    public bool IsSingle => Second == BiquadCoefficients.Identity;

    public BiquadPair Inverse() => new(First.Inverse(), Second.Inverse());

    /// <summary>|H|^2 at an angular frequency in radians a sample.</summary>
    public double MagnitudeSquared(double omega) => First.MagnitudeSquared(omega) * Second.MagnitudeSquared(omega);

    /// <summary>|H|^2 at p = sin^2(omega / 2), without a trigonometric function.</summary>
    internal double MagnitudeSquaredAt(double p) => First.MagnitudeSquaredAt(p) * Second.MagnitudeSquaredAt(p);
}
