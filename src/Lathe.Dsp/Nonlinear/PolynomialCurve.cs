namespace Lathe.Dsp.Nonlinear;

/// <summary>An odd order from 3 on, as a type so that the curve compiles to straight code.</summary>
public interface IOddOrder
{
    static abstract int Order { get; }
}

/// <summary>Order 5.</summary>
public readonly struct FifthOrder : IOddOrder
{
    public static int Order => 5;
}

/// <summary>Order 7.</summary>
public readonly struct SeventhOrder : IOddOrder
{
    public static int Order => 7;
}

/// <summary>Order 9.</summary>
public readonly struct NinthOrder : IOddOrder
{
    public static int Order => 9;
}

/// <summary>Order 11.</summary>
public readonly struct EleventhOrder : IOddOrder
{
    public static int Order => 11;
}

/// <summary>
/// f(x) = x - c |x|^p sign x up to K = p/(p - 1) in magnitude, 1 beyond, with c = 1/(p K^(p - 1)), so that it meets 1 with slope 0. With p = 3 it is
/// <see cref="CubicCurve"/>; the higher the order p, the longer it stays straight and the sharper it bends.
/// </summary>
public readonly struct PolynomialCurve<TOrder> : ICurve
    where TOrder : struct, IOddOrder
{
    private static readonly double Knee = TOrder.Order / (TOrder.Order - 1.0);
    private static readonly double Weight = 1 / (TOrder.Order * Power(Knee, TOrder.Order - 1));
    private static readonly double FirstAtKnee = Inner(Knee);
    private static readonly double SecondAtKnee = InnerSecond(Knee);

    public static double Value(double x)
    {
        var a = Math.Abs(x);
        return a < Knee ? x - (Weight * x * Power(a, TOrder.Order - 1)) : Math.Sign(x);
    }

    public static double First(double x)
    {
        var a = Math.Abs(x);
        return a < Knee ? Inner(a) : FirstAtKnee + (a - Knee);
    }

    public static double Second(double x)
    {
        var a = Math.Abs(x);
        var past = a - Knee;
        var positive = a < Knee ? InnerSecond(a) : SecondAtKnee + (FirstAtKnee * past) + (past * past / 2);
        return x < 0 ? -positive : positive;
    }

    public static void First(ReadOnlySpan<double> x, Span<double> result)
    {
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = First(x[i]);
        }
    }

    private static double Inner(double a) => (a * a / 2) - (Weight * Power(a, TOrder.Order + 1) / (TOrder.Order + 1));

    private static double InnerSecond(double a) =>
        (a * a * a / 6) - (Weight * Power(a, TOrder.Order + 1) * a / ((TOrder.Order + 1) * (TOrder.Order + 2)));

    /// <summary>An even power.</summary>
    private static double Power(double a, int even)
    {
        var square = a * a;
        var power = square;
        for (var k = 2; k < even; k += 2)
        {
            power *= square;
        }

        return power;
    }
}
