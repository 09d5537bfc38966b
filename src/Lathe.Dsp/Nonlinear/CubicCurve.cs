namespace Lathe.Dsp.Nonlinear;

/// <summary>f(x) = x - 4 x^3/27 up to 1.5 in magnitude, 1 beyond: a soft clip with a third harmonic only until it clips.</summary>
public readonly struct CubicCurve : ICurve
{
    private const double Knee = 1.5;

    public static double Value(double x) => Math.Abs(x) < Knee ? x - (4 * x * x * x / 27) : Math.Sign(x);

    public static double First(double x)
    {
        var a = Math.Abs(x);
        var q = a * a;
        return a < Knee ? (q / 2) - (q * q / 27) : 0.9375 + (a - Knee);
    }

    public static double Second(double x)
    {
        var a = Math.Abs(x);
        var past = a - Knee;
        var positive = a < Knee ? (a * a * a / 6) - (a * a * a * a * a / 135) : 0.50625 + (0.9375 * past) + (past * past / 2);
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
