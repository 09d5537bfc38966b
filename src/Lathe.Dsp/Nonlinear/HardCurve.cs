namespace Lathe.Dsp.Nonlinear;

/// <summary>f(x) = x clipped at 1 in magnitude.</summary>
public readonly struct HardCurve : ICurve
{
    public static double Value(double x) => Math.Clamp(x, -1, 1);

    public static double First(double x)
    {
        var a = Math.Abs(x);
        return a < 1 ? a * a / 2 : a - 0.5;
    }

    public static double Second(double x)
    {
        var a = Math.Abs(x);
        var past = a - 1;
        var positive = a < 1 ? a * a * a / 6 : (1 / 6.0) + (past / 2) + (past * past / 2);
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
