namespace Lathe.Dsp.Numerics;

/// <summary>E1(x), the integral of e^-t / t from x on (M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 5.1.11 and 5.1.22).</summary>
public static class ExponentialIntegral
{
    private const double EulerGamma = 0.57721566490153286;

    /// <param name="x">Above 0.</param>
    public static double E1(double x)
    {
        if (x < 1)
        {
            var sum = 0.0;
            var term = 1.0;
            for (var n = 1; n < 20; n++)
            {
                term *= -x / n;
                sum -= term / n;
            }

            return sum - EulerGamma - DetMath.Log(x);
        }

        // The continued fraction, from its far end.
        var fraction = x;
        for (var n = 60; n > 0; n--)
        {
            fraction = x + (n / (1 + (n / fraction)));
        }

        return DetMath.Exp(-x) / fraction;
    }
}
