namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// A triode-like asymmetric curve: tanh below 0, and a tanh that saturates at 0.6 above, where a grid begins to conduct. Value, slope and curvature
/// are continuous at 0. Being asymmetric it makes even harmonics and an offset, which the caller removes.
/// </summary>
public readonly struct TubeCurve : ICurve
{
    private const double Upper = 0.6;

    public static double Value(double x) => x < 0 ? TanhCurve.Value(x) : Upper * TanhCurve.Value(x / Upper);

    public static double First(double x) => x < 0 ? TanhCurve.First(x) : Upper * Upper * TanhCurve.First(x / Upper);

    public static double Second(double x) => x < 0 ? TanhCurve.Second(x) : Upper * Upper * Upper * TanhCurve.Second(x / Upper);

    public static void First(ReadOnlySpan<double> x, Span<double> result)
    {
        Span<double> scaled = stackalloc double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            scaled[i] = x[i] < 0 ? x[i] : x[i] / Upper;
        }

        TanhCurve.First(scaled, result);
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = x[i] < 0 ? result[i] : Upper * Upper * result[i];
        }
    }
}
