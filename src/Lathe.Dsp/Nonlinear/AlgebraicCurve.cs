using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>f(x) = x / sqrt(1 + x^2): a gentle, tape-like saturation whose harmonics begin early and grow slowly.</summary>
public readonly struct AlgebraicCurve : ICurve
{
    public static double Value(double x) => x / Math.Sqrt(1 + (x * x));

    public static double First(double x) => Math.Sqrt(1 + (x * x)) - 1;

    public static double Second(double x)
    {
        var a = Math.Abs(x);
        var root = Math.Sqrt(1 + (a * a));
        var positive = (0.5 * ((a * root) + DetMath.Log(a + root))) - a;
        return x < 0 ? -positive : positive;
    }

    public static void First(ReadOnlySpan<double> x, Span<double> result)
    {
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = First(x[i]);
        }
    }
}
