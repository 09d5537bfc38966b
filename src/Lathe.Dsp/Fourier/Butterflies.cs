using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>Forward (e^-i) butterflies on planar complex vectors.</summary>
internal static class Butterflies<TLanes, TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    /// <summary>a becomes a + b, b becomes a - b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Two(ref TVector a, ref TVector b)
    {
        var sum = TLanes.Add(a, b);
        b = TLanes.Subtract(a, b);
        a = sum;
    }

    /// <summary>The discrete Fourier transform of four values, in place: outputs 0, 2, 1, 3 stand in a, b, c, d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four(
        ref TVector ar, ref TVector ai, ref TVector br, ref TVector bi,
        ref TVector cr, ref TVector ci, ref TVector dr, ref TVector di)
    {
        Two(ref ar, ref cr);
        Two(ref ai, ref ci);
        Two(ref br, ref dr);
        Two(ref bi, ref di);
        Two(ref ar, ref br);
        Two(ref ai, ref bi);
        // Output 1 is c - i d, output 3 is c + i d.
        var r = TLanes.Subtract(cr, di);
        var i = TLanes.Add(ci, dr);
        cr = TLanes.Add(cr, di);
        ci = TLanes.Subtract(ci, dr);
        dr = r;
        di = i;
    }

    /// <summary>(r, i) times exp(-i pi / 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EighthTurn(ref TVector r, ref TVector i, TVector sqrtHalf)
    {
        var sum = TLanes.Add(r, i);
        var difference = TLanes.Subtract(i, r);
        r = TLanes.Multiply(sum, sqrtHalf);
        i = TLanes.Multiply(difference, sqrtHalf);
    }

    /// <summary>(r, i) times exp(-3 i pi / 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThreeEighthTurn(ref TVector r, ref TVector i, TVector sqrtHalf, TVector minusSqrtHalf)
    {
        var sum = TLanes.Add(r, i);
        var difference = TLanes.Subtract(i, r);
        r = TLanes.Multiply(difference, sqrtHalf);
        i = TLanes.Multiply(sum, minusSqrtHalf);
    }

    /// <summary>(r, i) times (wr, wi).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Twiddle(ref TVector r, ref TVector i, TVector wr, TVector wi)
    {
        var re = TLanes.MultiplySubtractFrom(i, wi, TLanes.Multiply(r, wr));
        i = TLanes.MultiplyAdd(r, wi, TLanes.Multiply(i, wr));
        r = re;
    }
}
