using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>Forward (e^-i) butterflies on planar complex vectors.</summary>
internal static class Butterflies<TV>
    where TV : struct, IDoubles<TV>
{
    /// <summary>a becomes a + b, b becomes a - b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Two(ref TV a, ref TV b)
    {
        var sum = a + b;
        b = a - b;
        a = sum;
    }

    /// <summary>The discrete Fourier transform of four values, in place: outputs 0, 2, 1, 3 stand in a, b, c, d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four(
        ref TV ar, ref TV ai, ref TV br, ref TV bi,
        ref TV cr, ref TV ci, ref TV dr, ref TV di)
    {
        Two(ref ar, ref cr);
        Two(ref ai, ref ci);
        Two(ref br, ref dr);
        Two(ref bi, ref di);
        Two(ref ar, ref br);
        Two(ref ai, ref bi);
        // Output 1 is c - i d, output 3 is c + i d.
        var r = cr - di;
        var i = ci + dr;
        cr += di;
        ci -= dr;
        dr = r;
        di = i;
    }

    /// <summary>(r, i) times exp(-i pi / 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EighthTurn(ref TV r, ref TV i, TV sqrtHalf)
    {
        var sum = r + i;
        var difference = i - r;
        r = sum * sqrtHalf;
        i = difference * sqrtHalf;
    }

    /// <summary>(r, i) times exp(-3 i pi / 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThreeEighthTurn(ref TV r, ref TV i, TV sqrtHalf, TV minusSqrtHalf)
    {
        var sum = r + i;
        var difference = i - r;
        r = difference * sqrtHalf;
        i = sum * minusSqrtHalf;
    }

    /// <summary>(r, i) times (wr, wi).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Twiddle(ref TV r, ref TV i, TV wr, TV wi)
    {
        var re = TV.FusedMultiplyAddNegated(i, wi, r * wr);
        i = TV.FusedMultiplyAdd(r, wi, i * wr);
        r = re;
    }
}
