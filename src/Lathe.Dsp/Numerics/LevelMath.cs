using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics.Elementary;

namespace Lathe.Dsp.Numerics;

/// <summary>
/// Logarithm and power of two as dynamics processors need them for levels: a third of the work of <see cref="DetMath"/>, errors below 1e-11 dB,
/// and bits that are as much the same on every machine. Powers of two give whole logarithms and whole logarithms powers of two, exactly.
/// </summary>
public static class LevelMath
{
    /// <summary>Octaves in one dB: log2(10) / 20.</summary>
    public const double OctavesPerDecibel = 0.16609640474436813;

    /// <summary>dB in one octave: 20 log10(2).</summary>
    public const double DecibelsPerOctave = 6.020599913279624;

    private const ulong RootOfHalf = 0x3FE6_A09E_667F_3BCD;

    /// <summary>Binary logarithm of a normal, positive, finite value; anything else gives no sensible number. Error below 1.1e-12.</summary>
    public static double Log2(double x) => Log2(Doubles2.Broadcast(x)).First;

    /// <summary>2^x for x from -1022 to 1023; anything else gives no sensible number. Relative error below 1.2e-12: 8.1e-13 of the polynomial at 2^-0.5.</summary>
    public static double Exp2(double x) => Exp2(Doubles2.Broadcast(x)).First;

    /// <inheritdoc cref="Log2(double)"/>
    /// <remarks>x = 2^k m with m in sqrt(1/2) to sqrt(2), s = (m - 1) / (m + 1), log2 m = s P(s^2), P the minimax polynomial of degree 4.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Log2<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var bias = TV.Bits(0x4000_0000_0000_0000); // keeps the shifted exponent positive: 1024 in its field
        var shifted = TV.AddBits(x, TV.Bits(unchecked(0x4000_0000_0000_0000 - RootOfHalf)));
        var k = (TV.ShiftRight(shifted, 52) | TV.Broadcast(4503599627370496.0)) - TV.Broadcast(4503599627370496.0 + 1024);
        var m = TV.SubtractBits(x, TV.SubtractBits(shifted & TV.Bits(Bits.Sign | Bits.ExponentField), bias));
        var s = (m - TV.Broadcast(1)) / (m + TV.Broadcast(1));
        var z = s * s;
        var p = TV.Broadcast(0.3428203520207207);
        p = TV.FusedMultiplyAdd(p, z, TV.Broadcast(0.411534222257096));
        p = TV.FusedMultiplyAdd(p, z, TV.Broadcast(0.5770866439840563));
        p = TV.FusedMultiplyAdd(p, z, TV.Broadcast(0.9617966483155784));
        p = TV.FusedMultiplyAdd(p, z, TV.Broadcast(2.885390081845374));
        return TV.FusedMultiplyAdd(s, p, k);
    }

    /// <inheritdoc cref="Exp2(double)"/>
    /// <remarks>x = n + f with |f| at most 1/2, 2^f = 1 + f Q(f), Q the minimax polynomial of degree 7; n is added to the exponent.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Exp2<TV>(TV x)
        where TV : struct, IDoubles<TV>
    {
        var shift = TV.Broadcast(Bits.RoundingShift);
        var rounded = x + shift;
        var f = x - (rounded - shift);
        var q = TV.Broadcast(1.3246622129234683e-06);
        q = TV.FusedMultiplyAdd(q, f, TV.Broadcast(1.5310512054356477e-05));
        q = TV.FusedMultiplyAdd(q, f, TV.Broadcast(0.00015403488363908125));
        q = TV.FusedMultiplyAdd(q, f, TV.Broadcast(0.0013333448932002898));
        q = TV.FusedMultiplyAdd(q, f, TV.Broadcast(0.009618129125271385));
        q = TV.FusedMultiplyAdd(q, f, TV.Broadcast(0.05550410942924761));
        q = TV.FusedMultiplyAdd(q, f, TV.Broadcast(0.24022650695898992));
        q = TV.FusedMultiplyAdd(q, f, TV.Broadcast(0.6931471805454998));
        return TV.AddBits(TV.FusedMultiplyAdd(q, f, TV.Broadcast(1)), TV.ShiftLeft(rounded, 52));
    }
}
