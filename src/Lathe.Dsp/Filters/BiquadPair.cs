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

    /// <summary>
    /// The same response with the whole gain at 0 Hz in the first biquad and with the zeros beside the nearer poles: where the second comes and goes,
    /// or changes its zeros, the way between leads over like responses.
    /// </summary>
    public BiquadPair Balanced()
    {
        if (IsSingle)
        {
            return this;
        }

        var (one, two) = (First, Second);
        if (Distance(one, one) + Distance(two, two) > Distance(one, two) + Distance(two, one))
        {
            (one, two) = (one with { B0 = two.B0, B1 = two.B1, B2 = two.B2 }, two with { B0 = one.B0, B1 = one.B1, B2 = one.B2 });
        }

        var gain = two.GainAtZero;
        return gain > 0 ? new(one.Scaled(gain), two.Scaled(1 / gain)) : this;
    }

    /// <summary>How far the zeros of one lie from the poles of another.</summary>
    private static double Distance(in BiquadCoefficients zeros, in BiquadCoefficients poles)
    {
        var (c1, c2) = ((zeros.B1 / zeros.B0) - poles.A1, (zeros.B2 / zeros.B0) - poles.A2);
        return (c1 * c1) + (c2 * c2);
    }
}
