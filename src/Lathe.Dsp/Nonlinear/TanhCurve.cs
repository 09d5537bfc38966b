using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>f(x) = tanh x: F1 = ln cosh x, F2 by the dilogarithm.</summary>
public readonly struct TanhCurve : ICurve
{
    private const double Ln2 = 0.69314718055994530942;

    public static double Value(double x) => DetMath.Tanh(x);

    public static double First(double x)
    {
        var a = Math.Abs(x);
        return a + DetMath.Log(1 + DetMath.Exp(-2 * a)) - Ln2;
    }

    public static void First(ReadOnlySpan<double> x, Span<double> result)
    {
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = -2 * Math.Abs(x[i]);
        }

        DetMath.Exp(result, result);
        for (var i = 0; i < x.Length; i++)
        {
            result[i] += 1;
        }

        DetMath.Log(result, result);
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = Math.Abs(x[i]) + result[i] - Ln2;
        }
    }

    /// <summary>For x &gt;= 0: x^2/2 - x ln 2 + Li2(-exp(-2x))/2 + pi^2/24; odd.</summary>
    public static double Second(double x)
    {
        var a = Math.Abs(x);
        var positive = (a * a / 2) - (a * Ln2) + (0.5 * NegativeDilogarithm(DetMath.Exp(-2 * a))) + (Math.PI * Math.PI / 24);
        return x < 0 ? -positive : positive;
    }

    /// <summary>
    /// Li2(-t) for t from 0 to 1, by Landen's identity -Li2(u) - z^2/2 with u = t/(1+t), z = ln(1+t), and the series of Li2(u) in z with Bernoulli's
    /// numbers (Lewin, "Polylogarithms and Associated Functions", 1981, 1.4 and 1.5); the first term left out is below 1e-17.
    /// </summary>
    private static double NegativeDilogarithm(double t)
    {
        var z = DetMath.Log(1 + t);
        var q = z * z;
        var series = z * (1 + (q * ((1 / 36.0) + (q * ((-1 / 3600.0) + (q * ((1 / 211680.0) + (q * ((-1 / 10886400.0) + (q * ((1 / 526901760.0)
            + (q * (-691 / 16999766784000.0)))))))))))));
        return -(series - (q / 4)) - (q / 2);
    }
}
