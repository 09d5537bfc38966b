namespace Lathe.Dsp.Filters;

/// <summary>
/// H(z) = (B0 + B1 z^-1 + ... + B4 z^-4) / (1 + A1 z^-1 + ... + A4 z^-4): two biquads as one. Where the zeros of one collide with those of the other
/// the biquads' coefficients jump, as roots change their partners; those of the product do not.
/// </summary>
public readonly record struct FourthOrderCoefficients(
    double B0, double B1, double B2, double B3, double B4, double A1, double A2, double A3, double A4)
{
    /// <summary>States of a section.</summary>
    public const int States = 4;

    /// <summary>Two biquads in series.</summary>
    public static FourthOrderCoefficients Product(in BiquadCoefficients c, in BiquadCoefficients d) => new(
        c.B0 * d.B0, (c.B0 * d.B1) + (c.B1 * d.B0), (c.B0 * d.B2) + (c.B1 * d.B1) + (c.B2 * d.B0), (c.B1 * d.B2) + (c.B2 * d.B1), c.B2 * d.B2,
        c.A1 + d.A1, c.A2 + (c.A1 * d.A1) + d.A2, (c.A1 * d.A2) + (c.A2 * d.A1), c.A2 * d.A2);

    /// <summary>The same poles under zeros that cancel them: passes its input, and leads over to any filter of these poles without a step.</summary>
    public FourthOrderCoefficients Flat() => new(1, A1, A2, A3, A4, A1, A2, A3, A4);

    /// <summary>
    /// The states with which a transposed direct form of this section goes on as two biquads in series would. Both answer silence with the same
    /// samples, and the form's states follow from the first four of them.
    /// </summary>
    /// <param name="c">The first biquad.</param>
    /// <param name="cs">Its states, in transposed direct form II.</param>
    /// <param name="d">The second.</param>
    /// <param name="ds">Its states.</param>
    /// <param name="states">Gets <see cref="States"/> values.</param>
    public static void Continue(
        in BiquadCoefficients c, (double First, double Second) cs, in BiquadCoefficients d, (double First, double Second) ds, Span<double> states)
    {
        var product = Product(c, d);
        ReadOnlySpan<double> a = [1, product.A1, product.A2, product.A3];
        Span<double> ringing = stackalloc double[States];
        for (var t = 0; t < States; t++)
        {
            var y = cs.First;
            cs = (cs.Second - (c.A1 * y), -c.A2 * y);
            var z = (d.B0 * y) + ds.First;
            ds = ((d.B1 * y) + ds.Second - (d.A1 * z), (d.B2 * y) - (d.A2 * z));
            ringing[t] = z;
        }

        for (var t = 0; t < States; t++)
        {
            var sum = 0.0;
            for (var k = 0; k <= t; k++)
            {
                sum += a[k] * ringing[t - k];
            }

            states[t] = sum;
        }
    }
}
