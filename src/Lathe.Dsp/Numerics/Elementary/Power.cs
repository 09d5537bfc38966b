using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>x^y = 2^(y log2 x), the logarithm and the product in two parts.</summary>
internal static class Power
{
    internal static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var magnitude = Math.Abs(x);
        if (double.IsInfinity(y))
        {
            return magnitude == 1 ? 1 : magnitude > 1 == y > 0 ? double.PositiveInfinity : 0;
        }

        var odd = IsOdd(y);
        if (x < 0 && double.IsFinite(x) && y != Math.Truncate(y))
        {
            return double.NaN;
        }

        var result = magnitude == 0 || double.IsInfinity(magnitude)
            ? magnitude == 0 == y > 0 ? 0 : double.PositiveInfinity
            : OfPositive(magnitude, y);
        return odd && double.IsNegative(x) ? -result : result;
    }

    private static double OfPositive(double x, double y)
    {
        y = Math.Clamp(y, -1e20, 1e20); // beyond, every x but 1 gives 0 or infinity
        var (log, logLow) = Logarithm.Log2InTwoParts(Doubles2.Broadcast(x));
        var factor = Doubles2.Broadcast(y);
        var exponent = log * factor;
        var low = Doubles2.FusedMultiplyAdd(log, factor, -exponent) + (logLow * factor);
        return exponent.First switch
        {
            > 1100 => double.PositiveInfinity,
            < -1100 => 0,
            _ => Exponential.Exp2(exponent, low).First,
        };
    }

    /// <summary>Whole and odd; every double from 2^53 on is even.</summary>
    private static bool IsOdd(double y) => Math.Abs(y) < 9007199254740992.0 && Math.Abs(y % 2) == 1;
}
