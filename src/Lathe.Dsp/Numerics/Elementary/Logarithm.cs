using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>What turns natural logarithms and powers of two into a unit, each in two parts.</summary>
internal interface ILogarithmUnit
{
    /// <summary>Units of one octave.</summary>
    static abstract double OctaveHigh { get; }

    static abstract double OctaveLow { get; }

    /// <summary>Units of one neper.</summary>
    static abstract double NeperHigh { get; }

    static abstract double NeperLow { get; }
}

/// <summary>
/// Logarithms: x = 2^k m with m in sqrt(1/2) to sqrt(2), s = (m - 1) / (m + 1) in two parts, ln m = 2 s + s^3 R(s^2), R the minimax polynomial
/// of degree 7 (error 2e-18); then both parts are brought to the unit with products in two parts.
/// </summary>
internal static class Logarithm
{
    /// <summary>The logarithm of x in a unit; 0 gives negative infinity, a negative x NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Log<TV, TUnit>(TV x)
        where TV : struct, IDoubles<TV>
        where TUnit : struct, ILogarithmUnit
    {
        var (k, s, sLow) = Reduce(x);
        var z = s * s;
        var r = TV.Broadcast(0.13088419058335887);
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.13268592928292988));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.1538624681383094));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.18181795501098985));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.22222222393108196));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.2857142857079696));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.4000000000000089));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.6666666666666666));
        var high = s + s;
        var low = TV.FusedMultiplyAdd(s * z, r, sLow + sLow);
        var (sum, rest) = InUnit<TV, TUnit>(k, high, low);
        return Special(x, sum + rest);
    }

    /// <summary>log2 of a positive, finite x in two parts whose error is below 2^-64 of it: what a power needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TV High, TV Low) Log2InTwoParts<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var (k, s, sLow) = Reduce(x);
        var z = s * s;
        var zLow = TV.FusedMultiplyAdd(s, s, -z) + (s * (sLow + sLow));
        var cube = s * z;
        var cubeLow = TV.FusedMultiplyAdd(s, z, -cube) + TV.FusedMultiplyAdd(s, zLow, sLow * z);
        var third = TV.Broadcast(0.6666666666666666);
        var term = cube * third;
        var termLow = TV.FusedMultiplyAdd(cube, third, -term) + TV.FusedMultiplyAdd(cube, TV.Broadcast(3.700743415417188e-17), cubeLow * third);
        var r = TV.Broadcast(0.11724684745071004);
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.11706084307926354));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.1333481071975811));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.15384594844149144));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.18181818336585667));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.22222222221650165));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.28571428571429375));
        r = TV.FusedMultiplyAdd(r, z, TV.Broadcast(0.4));
        var twice = s + s;
        var high = twice + term;
        var low = twice - high + term + TV.FusedMultiplyAdd(cube * z, r, termLow + sLow + sLow);
        var (sum, rest) = InUnit<TV, Octaves>(k, high, low);
        var result = sum + rest;
        return (result, sum - result + rest);
    }

    /// <summary>x = 2^k (1 + s) / (1 - s).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TV K, TV S, TV Low) Reduce<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var subnormal = TV.LessThan(x, TV.Broadcast(Bits.SmallestNormal));
        x = TV.Select(subnormal, x * TV.Broadcast(18014398509481984.0), x); // 2^54
        var bias = TV.Bits(0x4000_0000_0000_0000); // keeps the shifted exponent positive: 1024 in its field
        var shifted = TV.AddBits(TV.SubtractBits(x, TV.Bits(0x3FE6_A09E_667F_3BCD)), bias); // sqrt(1/2)
        var k = (TV.ShiftRight(shifted, 52) | TV.Broadcast(4503599627370496.0)) - TV.Broadcast(4503599627370496.0 + 1024);
        k += TV.Select(subnormal, TV.Broadcast(-54), TV.Broadcast(0));
        var exponent = TV.SubtractBits(shifted & TV.Bits(Bits.Sign | Bits.ExponentField), bias);
        var m = TV.SubtractBits(x, exponent);
        var one = TV.Broadcast(1);
        var f = m - one;
        var d = m + one;
        var dLow = m - (d - one);
        var inverse = one / d;
        var s = f * inverse;
        var remainder = TV.FusedMultiplyAdd(-s, d, f) - (s * dLow);
        return (k, s, remainder * inverse);
    }

    /// <summary>k octaves and high + low nepers, as a sum and its rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TV Sum, TV Remainder) InUnit<TV, TUnit>(TV k, TV high, TV low)
        where TV : struct, IDoubles<TV>
        where TUnit : struct, ILogarithmUnit
    {
        var neper = TV.Broadcast(TUnit.NeperHigh);
        var part = high * neper;
        var partLow = TV.FusedMultiplyAdd(high, neper, -part) + TV.FusedMultiplyAdd(high, TV.Broadcast(TUnit.NeperLow), low * neper);
        var octave = TV.Broadcast(TUnit.OctaveHigh);
        var octaves = k * octave;
        var octavesLow = TV.FusedMultiplyAdd(k, octave, -octaves) + (k * TV.Broadcast(TUnit.OctaveLow));
        var sum = octaves + part;
        return (sum, part - (sum - octaves) + (partLow + octavesLow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Special<TV>(TV x, TV result)
        where TV : struct, IDoubles<TV>
    {
        var zero = TV.Broadcast(0);
        var infinity = TV.Broadcast(double.PositiveInfinity);
        result = TV.Select(TV.LessThan(x, infinity), result, x); // infinity and NaN are their own logarithms
        result = TV.Select(TV.Equal(x, zero), TV.Broadcast(double.NegativeInfinity), result);
        return TV.Select(TV.LessThan(x, zero), TV.Broadcast(double.NaN), result);
    }

    internal readonly struct Octaves : ILogarithmUnit
    {
        public static double OctaveHigh => 1;

        public static double OctaveLow => 0;

        public static double NeperHigh => 1.4426950408889634;

        public static double NeperLow => 2.0355273740931033e-17;
    }

    internal readonly struct Nepers : ILogarithmUnit
    {
        public static double OctaveHigh => Exponential.Ln2High;

        public static double OctaveLow => Exponential.Ln2Low;

        public static double NeperHigh => 1;

        public static double NeperLow => 0;
    }

    internal readonly struct Decades : ILogarithmUnit
    {
        public static double OctaveHigh => 0.3010299956639812;

        public static double OctaveLow => -2.8037281277851704e-18;

        public static double NeperHigh => 0.4342944819032518;

        public static double NeperLow => 1.098319650216765e-17;
    }

    /// <summary>20 log10: levels of amplitudes.</summary>
    internal readonly struct Decibels : ILogarithmUnit
    {
        public static double OctaveHigh => 6.020599913279624;

        public static double OctaveLow => -2.781191674807347e-16;

        public static double NeperHigh => 8.685889638065037;

        public static double NeperLow => -2.244252798067096e-16;
    }
}
