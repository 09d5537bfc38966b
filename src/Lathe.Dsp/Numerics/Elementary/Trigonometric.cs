using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>
/// Sine, cosine and tangent. |x| = n pi/2 + r with |r| &lt;= pi/4 kept in two parts (pi/2 in three parts, Cody and Waite, the first product
/// exact by fusion), then minimax polynomials of r^2 (error 1e-20), then the quadrant. Arguments of 2^48 and more give NaN: no double that
/// large still tells a phase to a thousandth of a turn.
/// </summary>
internal static class Trigonometric
{
    private const double GreatestArgument = 281474976710656.0; // 2^48
    private const double HalfPi1 = 1.5707963267948966;
    private const double HalfPi2 = 6.123233995736766e-17;
    private const double HalfPi3 = -1.4973849048591698e-33;
    private const double TwoOverPi = 0.6366197723675814;
    private const double PiHigh = 3.141592653589793;
    private const double PiLow = 1.2246467991473532e-16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Sin<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var (quadrant, high, low) = Reduce(Magnitude(x));
        return QuadrantSine(quadrant, high, low) ^ SignOf(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Cos<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var (quadrant, high, low) = Reduce(Magnitude(x));
        return QuadrantSine(TV.AddBits(quadrant, TV.Bits(1)), high, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Tan<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var (quadrant, high, low) = Reduce(Magnitude(x));
        var sine = SineOf(high, low);
        var cosine = CosineOf(high, low);
        var odd = IsOdd(quadrant);
        var tangent = TV.Select(odd, cosine, sine) / TV.Select(odd, sine, cosine);
        return tangent ^ (odd & TV.Bits(Bits.Sign)) ^ SignOf(x);
    }

    /// <summary>sin(pi x), the argument reduced exactly; |x| below 2^48.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV SinPi<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var (quadrant, high, low) = ReduceHalfTurns(Magnitude(x));
        return QuadrantSine(quadrant, high, low) ^ SignOf(x);
    }

    /// <summary>cos(pi x), the argument reduced exactly; |x| below 2^48.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV CosPi<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var (quadrant, high, low) = ReduceHalfTurns(Magnitude(x));
        return QuadrantSine(TV.AddBits(quadrant, TV.Bits(1)), high, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Magnitude<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        x &= TV.Bits(Bits.Magnitude);
        return TV.Select(TV.LessThan(x, TV.Broadcast(GreatestArgument)), x, TV.Broadcast(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV SignOf<TV>(TV x)
        where TV : struct, IDoubles<TV> => x & TV.Bits(Bits.Sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TV Quadrant, TV High, TV Low) Reduce<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var quadrant = TV.FusedMultiplyAdd(x, TV.Broadcast(TwoOverPi), TV.Broadcast(Bits.RoundingShift));
        var n = quadrant - TV.Broadcast(Bits.RoundingShift);
        var exact = TV.FusedMultiplyAdd(n, TV.Broadcast(-HalfPi1), x);
        var second = n * TV.Broadcast(HalfPi2);
        var secondLow = TV.FusedMultiplyAdd(n, TV.Broadcast(HalfPi2), -second);
        var high = exact - second;
        var taken = high - exact;
        var rest = exact - (high - taken) - (second + taken);
        return (quadrant, high, rest - TV.FusedMultiplyAdd(n, TV.Broadcast(HalfPi3), secondLow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TV Quadrant, TV High, TV Low) ReduceHalfTurns<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var quadrant = x + x + TV.Broadcast(Bits.RoundingShift);
        var n = quadrant - TV.Broadcast(Bits.RoundingShift);
        var r = TV.FusedMultiplyAdd(n, TV.Broadcast(-0.5), x);
        var pi = TV.Broadcast(PiHigh);
        var high = r * pi;
        return (quadrant, high, TV.FusedMultiplyAdd(r, pi, -high) + (r * TV.Broadcast(PiLow)));
    }

    /// <summary>sin(quadrant pi/2 + high + low); the quadrant stands in the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV QuadrantSine<TV>(TV quadrant, TV high, TV low)
        where TV : struct, IDoubles<TV>
    {
        var magnitude = TV.Select(IsOdd(quadrant), CosineOf(high, low), SineOf(high, low));
        return magnitude ^ TV.ShiftLeft(TV.ShiftRight(quadrant, 1), 63);
    }

    /// <summary>All bits set where the lowest bit is: that bit, moved to the exponent's top, makes 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV IsOdd<TV>(TV quadrant)
        where TV : struct, IDoubles<TV> => TV.Equal(TV.ShiftRight(TV.ShiftLeft(quadrant, 63), 1), TV.Broadcast(2));

    /// <summary>sin(high + low), |high| &lt;= pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV SineOf<TV>(TV high, TV low)
        where TV : struct, IDoubles<TV>
    {
        var z = high * high;
        var s = TV.Broadcast(-7.586688966301217e-13);
        s = TV.FusedMultiplyAdd(s, z, TV.Broadcast(1.6058531486728097e-10));
        s = TV.FusedMultiplyAdd(s, z, TV.Broadcast(-2.5052106231658736e-08));
        s = TV.FusedMultiplyAdd(s, z, TV.Broadcast(2.755731921933706e-06));
        s = TV.FusedMultiplyAdd(s, z, TV.Broadcast(-0.00019841269841265063));
        s = TV.FusedMultiplyAdd(s, z, TV.Broadcast(0.008333333333333331));
        s = TV.FusedMultiplyAdd(s, z, TV.Broadcast(-0.16666666666666666));
        var slope = TV.FusedMultiplyAdd(z, TV.Broadcast(-0.5), TV.Broadcast(1)); // d sin / d high, for the low part
        return high + TV.FusedMultiplyAdd(high * z, s, low * slope);
    }

    /// <summary>cos(high + low), |high| &lt;= pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV CosineOf<TV>(TV high, TV low)
        where TV : struct, IDoubles<TV>
    {
        var z = high * high;
        var zLow = TV.FusedMultiplyAdd(high, high, -z);
        var c = TV.Broadcast(4.745867153063974e-14);
        c = TV.FusedMultiplyAdd(c, z, TV.Broadcast(-1.1470460810061636e-11));
        c = TV.FusedMultiplyAdd(c, z, TV.Broadcast(2.087675579061398e-09));
        c = TV.FusedMultiplyAdd(c, z, TV.Broadcast(-2.7557319221401564e-07));
        c = TV.FusedMultiplyAdd(c, z, TV.Broadcast(2.4801587301584645e-05));
        c = TV.FusedMultiplyAdd(c, z, TV.Broadcast(-0.0013888888888888887));
        c = TV.FusedMultiplyAdd(c, z, TV.Broadcast(0.041666666666666664));
        var one = TV.Broadcast(1);
        var half = z * TV.Broadcast(0.5);
        var w = one - half;
        var rest = one - w - half - TV.FusedMultiplyAdd(high, low, zLow * TV.Broadcast(0.5));
        return w + TV.FusedMultiplyAdd(z * z, c, rest);
    }
}
