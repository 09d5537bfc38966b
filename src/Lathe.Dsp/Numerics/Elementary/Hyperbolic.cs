using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>
/// Hyperbolic functions from e^r - 1 of the reduced argument, so that they keep their relative precision near 0; odd functions are computed of
/// the magnitude and get the sign back.
/// </summary>
internal static class Hyperbolic
{
    /// <summary>tanh |x| = (e^2|x| - 1) / (e^2|x| + 1); from 20 on it is 1 to the last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Tanh<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var sign = x & TV.Bits(Bits.Sign);
        var magnitude = Exponential.Clamp(x ^ sign, 0, 20);
        var (n, high, low) = Exponential.Reduce(magnitude + magnitude);
        var power = Exponential.PowerOfTwo(n);
        var minusOne = TV.FusedMultiplyAdd(power, Exponential.MinusOne(high, low), power - TV.Broadcast(1));
        var two = TV.Broadcast(2);
        var sum = minusOne + two;
        var taken = sum - minusOne;
        var sumLow = minusOne - (sum - taken) + (two - taken);
        var inverse = TV.Broadcast(1) / sum;
        var quotient = minusOne * inverse;
        var remainder = TV.FusedMultiplyAdd(-quotient, sum, minusOne) - (quotient * sumLow);
        return TV.FusedMultiplyAdd(remainder, inverse, quotient) ^ sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Sinh<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var sign = x & TV.Bits(Bits.Sign);
        var magnitude = x ^ sign;
        var (grow, shrink, rise, fall) = Quarters(magnitude);
        var quarter = grow - shrink + TV.FusedMultiplyAdd(grow, rise, -(shrink * fall));
        var tiny = TV.LessThan(magnitude, TV.Broadcast(1e-9)); // sinh x = x to the last bit, and a quarter of it might be subnormal
        return TV.Select(tiny, magnitude, quarter + quarter) ^ sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Cosh<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var (grow, shrink, rise, fall) = Quarters(x & TV.Bits(Bits.Magnitude));
        var quarter = grow + shrink + TV.FusedMultiplyAdd(grow, rise, shrink * fall);
        return quarter + quarter;
    }

    /// <summary>e^x / 4 = Grow + Grow Rise and e^-x / 4 = Shrink + Shrink Fall, Grow and Shrink powers of two; a quarter, not a half, because e^x may
    /// overflow where sinh x does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TV Grow, TV Shrink, TV Rise, TV Fall) Quarters<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var infinite = TV.LessThan(TV.Broadcast(710.5), x);
        x = Exponential.Clamp(x, 0, 710.5);
        var (n, high, low) = Exponential.Reduce(x);
        var grow = TV.Select(infinite, TV.Broadcast(double.PositiveInfinity), Exponential.PowerOfTwo(n - TV.Broadcast(2)));
        var shrink = Exponential.PowerOfTwo(Exponential.Clamp(-n - TV.Broadcast(2), -1022, 0));
        return (grow, shrink, Exponential.MinusOne(high, low), Exponential.MinusOne(-high, -low));
    }
}
