namespace Lathe.Dsp.Kernels;

/// <summary>
/// Arithmetic on spans of samples, at the widest registers the machine has and with the same bits at every width. Spans of one call have one
/// length (else <see cref="ArgumentException"/>); a result may be one of the inputs.
/// </summary>
public static class Kernel
{
    /// <summary>result = x + y.</summary>
    public static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Loops.Binary(default(Sum), x, y, result);

    /// <summary>result = x - y.</summary>
    public static void Subtract(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Loops.Binary(default(Difference), x, y, result);

    /// <summary>result = x y.</summary>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Loops.Binary(default(Product), x, y, result);

    /// <summary>result = x y + z with one rounding.</summary>
    public static void MultiplyAdd(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> result) =>
        Loops.Ternary(default(FusedProductSum), x, y, z, result);

    /// <summary>result = x gain + y with one rounding: adds a signal to a sum at a constant gain.</summary>
    public static void MultiplyAdd(ReadOnlySpan<double> x, double gain, ReadOnlySpan<double> y, Span<double> result) =>
        Loops.Binary(new ScaledSum(gain), x, y, result);

    /// <summary>result = x gain.</summary>
    public static void Scale(ReadOnlySpan<double> x, double gain, Span<double> result) => Loops.Unary(new Scaled(gain), x, result);

    /// <summary>result = -x.</summary>
    public static void Negate(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Negated), x, result);

    /// <summary>result = |x|.</summary>
    public static void Abs(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Magnitude), x, result);

    /// <summary>result = x x.</summary>
    public static void Square(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Squared), x, result);

    /// <summary>result = square root of x.</summary>
    public static void Sqrt(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Root), x, result);

    /// <summary>result = the greater of x and y; y where either is NaN.</summary>
    public static void Max(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Loops.Binary(default(Greater), x, y, result);

    /// <summary>result = the lesser of x and y; y where either is NaN.</summary>
    public static void Min(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Loops.Binary(default(Lesser), x, y, result);

    /// <summary>result = x held between two bounds; NaN stays NaN.</summary>
    public static void Clamp(ReadOnlySpan<double> x, double least, double greatest, Span<double> result) =>
        Loops.Unary(new Bounded(least, greatest), x, result);

    /// <summary>result[i] = from + (to - from) (i + 1) / length: ends exactly on <paramref name="to"/>, so that ramps join without a double value.</summary>
    public static void Ramp(double from, double to, Span<double> result)
    {
        if (result.IsEmpty)
        {
            return;
        }

        var step = (to - from) / result.Length;
        for (var i = 0; i < result.Length - 1; i++)
        {
            result[i] = Math.FusedMultiplyAdd(step, i + 1, from);
        }

        result[^1] = to;
    }

    /// <summary>Sum of all values; 0 for none.</summary>
    public static double Sum(ReadOnlySpan<double> x) => Reductions.Run(default(Sums), x, x);

    /// <summary>Sum of the squares; 0 for none.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> x) => Reductions.Run(default(Products), x, x);

    /// <summary>Sum of the products x y; 0 for none.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Reductions.Run(default(Products), x, y);

    /// <summary>Greatest magnitude; 0 for none. NaN is passed over.</summary>
    public static double MaxAbs(ReadOnlySpan<double> x) => Reductions.MaxAbs(x);
}
