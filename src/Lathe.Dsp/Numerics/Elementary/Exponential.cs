using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>
/// e^x and its relatives: x = n ln 2 + r with |r| &lt;= ln 2 / 2 kept in two parts, then e^r = 1 + r + r^2 Q(r), Q the minimax polynomial of
/// degree 10 (error 1.4e-18), then 2^n in two factors so that subnormal results round once.
/// </summary>
internal static class Exponential
{
    internal const double Ln2High = 0.6931471805599453;
    internal const double Ln2Low = 2.3190468138462996e-17;
    private const double Log2E = 1.4426950408889634;

    /// <summary>log2(10) / 20 in two parts.</summary>
    private const double OctavesPerDecibelHigh = 0.16609640474436813;
    private const double OctavesPerDecibelLow = -8.345257784509387e-18;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Exp<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        x = Clamp(x, -800, 800);
        var (n, high, low) = Reduce(x);
        return Scale(TV.Broadcast(1) + MinusOne(high, low), n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Exp2<TV>(TV x)
        where TV : struct, IDoubles<TV> => Exp2(Clamp(x, -1100, 1100), TV.Broadcast(0));

    /// <summary>10^(dB/20).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV DbToGain<TV>(TV decibels)
        where TV : struct, IDoubles<TV>
    {
        decibels = Clamp(decibels, -6600, 6600);
        var factor = TV.Broadcast(OctavesPerDecibelHigh);
        var octaves = decibels * factor;
        var low = TV.FusedMultiplyAdd(decibels, factor, -octaves) + (decibels * TV.Broadcast(OctavesPerDecibelLow));
        return Exp2(octaves, low);
    }

    /// <summary>2^(x + low), low a small part of x; |x| at most 1100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Exp2<TV>(TV x, TV low)
        where TV : struct, IDoubles<TV>
    {
        var n = Round(x);
        var whole = x - n;
        var fraction = whole + low;
        low -= fraction - whole;
        var ln2 = TV.Broadcast(Ln2High);
        var high = fraction * ln2;
        var rest = TV.FusedMultiplyAdd(fraction, ln2, -high) + TV.FusedMultiplyAdd(fraction, TV.Broadcast(Ln2Low), low * ln2);
        return Scale(TV.Broadcast(1) + MinusOne(high, rest), n);
    }

    /// <summary>x = n ln 2 + high + low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TV N, TV High, TV Low) Reduce<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var n = Round(x * TV.Broadcast(Log2E));
        var exact = TV.FusedMultiplyAdd(n, TV.Broadcast(-Ln2High), x);
        var correction = n * TV.Broadcast(Ln2Low);
        var high = exact - correction;
        return (n, high, exact - high - correction);
    }

    /// <summary>e^(high + low) - 1 for |high| &lt;= ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV MinusOne<TV>(TV high, TV low)
        where TV : struct, IDoubles<TV>
    {
        var q = TV.Broadcast(2.092161277034124e-09);
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(2.510524575979146e-08));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(2.7557252841060725e-07));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(2.7557255330911855e-06));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(2.480158734741656e-05));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(0.0001984126987487546));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(0.0013888888888874363));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(0.00833333333332612));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(0.041666666666666685));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(0.1666666666666667));
        q = TV.FusedMultiplyAdd(q, high, TV.Broadcast(0.5));
        return high + TV.FusedMultiplyAdd(high * high, q, low);
    }

    /// <summary>x * 2^n for whole n, |n| at most 2000.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Scale<TV>(TV x, TV n)
        where TV : struct, IDoubles<TV>
    {
        var half = Round(n * TV.Broadcast(0.5));
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <summary>2^n for whole n from -1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV PowerOfTwo<TV>(TV n)
        where TV : struct, IDoubles<TV> => TV.ShiftLeft(n + TV.Broadcast(Bits.RoundingShift + 1023), 52);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Round<TV>(TV x)
        where TV : struct, IDoubles<TV> => x + TV.Broadcast(Bits.RoundingShift) - TV.Broadcast(Bits.RoundingShift);

    /// <summary>Bounds a value; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Clamp<TV>(TV x, double least, double greatest)
        where TV : struct, IDoubles<TV>
    {
        var low = TV.Broadcast(least);
        var high = TV.Broadcast(greatest);
        return TV.Select(TV.LessThan(x, low), low, TV.Select(TV.LessThan(high, x), high, x));
    }
}
