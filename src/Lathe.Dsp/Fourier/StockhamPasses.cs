using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// The passes of a decimation-in-frequency Stockham autosort transform on planar complex data (T. G. Stockham 1966;
/// C. Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7). Input k of butterfly
/// (g, q) stands at q + stride (g + k groups), output k goes to q + stride (radix g + k).
/// </summary>
internal static unsafe class StockhamPasses<TLanes, TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    private const double SqrtHalf = 0.70710678118654752440;

    /// <summary>Radix 8, stride 1, vectors over groups: <see cref="FftPass.First"/>. With <paramref name="pairs"/>,
    /// <paramref name="re"/> holds real and imaginary parts alternately and <paramref name="im"/> is not read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void First(FftPass pass, bool pairs, double* re, double* im, double* outRe, double* outIm)
    {
        nint groups = pass.Groups;
        var w = pass.Twiddles.Pointer;
        for (nint g = 0; g < groups; g += TLanes.Count)
        {
            TVector r0, r1, r2, r3, r4, r5, r6, r7, i0, i1, i2, i3, i4, i5, i6, i7;
            if (pairs)
            {
                var x = re + (2 * g);
                TLanes.LoadPairs(x, out r0, out i0);
                TLanes.LoadPairs(x + (2 * groups), out r1, out i1);
                TLanes.LoadPairs(x + (4 * groups), out r2, out i2);
                TLanes.LoadPairs(x + (6 * groups), out r3, out i3);
                TLanes.LoadPairs(x + (8 * groups), out r4, out i4);
                TLanes.LoadPairs(x + (10 * groups), out r5, out i5);
                TLanes.LoadPairs(x + (12 * groups), out r6, out i6);
                TLanes.LoadPairs(x + (14 * groups), out r7, out i7);
            }
            else
            {
                Load(re + g, groups, out r0, out r1, out r2, out r3, out r4, out r5, out r6, out r7);
                Load(im + g, groups, out i0, out i1, out i2, out i3, out i4, out i5, out i6, out i7);
            }

            Eight(
                ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7,
                ref i0, ref i1, ref i2, ref i3, ref i4, ref i5, ref i6, ref i7);
            // Where each output stands after the butterfly: 0 2 1 3 of the even and of the odd half.
            var t = w + ((g & ~7) * 14) + (g & 7);
            Butterflies<TLanes, TVector>.Twiddle(ref r4, ref i4, TLanes.Load(t), TLanes.Load(t + 8));
            Butterflies<TLanes, TVector>.Twiddle(ref r2, ref i2, TLanes.Load(t + 16), TLanes.Load(t + 24));
            Butterflies<TLanes, TVector>.Twiddle(ref r6, ref i6, TLanes.Load(t + 32), TLanes.Load(t + 40));
            Butterflies<TLanes, TVector>.Twiddle(ref r1, ref i1, TLanes.Load(t + 48), TLanes.Load(t + 56));
            Butterflies<TLanes, TVector>.Twiddle(ref r5, ref i5, TLanes.Load(t + 64), TLanes.Load(t + 72));
            Butterflies<TLanes, TVector>.Twiddle(ref r3, ref i3, TLanes.Load(t + 80), TLanes.Load(t + 88));
            Butterflies<TLanes, TVector>.Twiddle(ref r7, ref i7, TLanes.Load(t + 96), TLanes.Load(t + 104));
            TLanes.StoreTransposed(outRe + (8 * g), r0, r4, r2, r6, r1, r5, r3, r7);
            TLanes.StoreTransposed(outIm + (8 * g), i0, i4, i2, i6, i1, i5, i3, i7);
        }

        GC.KeepAlive(pass);
    }

    /// <summary>Radix 8, vectors over the butterflies that share twiddle factors; the stride is a multiple of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight(FftPass pass, double* re, double* im, double* outRe, double* outIm)
    {
        nint stride = pass.Stride;
        var step = pass.Groups * stride;
        var w = pass.Twiddles.Pointer;
        for (nint g = 0; g < pass.Groups; g++, w += 14)
        {
            for (nint q = 0; q < stride; q += TLanes.Count)
            {
                Load(re + (g * stride) + q, step, out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
                Load(im + (g * stride) + q, step, out var i0, out var i1, out var i2, out var i3, out var i4, out var i5, out var i6, out var i7);
                Eight(
                    ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7,
                    ref i0, ref i1, ref i2, ref i3, ref i4, ref i5, ref i6, ref i7);
                if (g != 0)
                {
                    Butterflies<TLanes, TVector>.Twiddle(ref r4, ref i4, TLanes.Broadcast(w[0]), TLanes.Broadcast(w[1]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r2, ref i2, TLanes.Broadcast(w[2]), TLanes.Broadcast(w[3]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r6, ref i6, TLanes.Broadcast(w[4]), TLanes.Broadcast(w[5]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r1, ref i1, TLanes.Broadcast(w[6]), TLanes.Broadcast(w[7]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r5, ref i5, TLanes.Broadcast(w[8]), TLanes.Broadcast(w[9]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r3, ref i3, TLanes.Broadcast(w[10]), TLanes.Broadcast(w[11]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r7, ref i7, TLanes.Broadcast(w[12]), TLanes.Broadcast(w[13]));
                }

                Store(outRe + (8 * g * stride) + q, stride, r0, r4, r2, r6, r1, r5, r3, r7);
                Store(outIm + (8 * g * stride) + q, stride, i0, i4, i2, i6, i1, i5, i3, i7);
            }
        }

        GC.KeepAlive(pass);
    }

    /// <summary>Radix 4, as <see cref="Eight(FftPass, double*, double*, double*, double*)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four(FftPass pass, double* re, double* im, double* outRe, double* outIm)
    {
        nint stride = pass.Stride;
        var step = pass.Groups * stride;
        var w = pass.Twiddles.Pointer;
        for (nint g = 0; g < pass.Groups; g++, w += 6)
        {
            for (nint q = 0; q < stride; q += TLanes.Count)
            {
                var x = re + (g * stride) + q;
                var y = im + (g * stride) + q;
                TVector r0 = TLanes.Load(x), r1 = TLanes.Load(x + step), r2 = TLanes.Load(x + (2 * step)), r3 = TLanes.Load(x + (3 * step));
                TVector i0 = TLanes.Load(y), i1 = TLanes.Load(y + step), i2 = TLanes.Load(y + (2 * step)), i3 = TLanes.Load(y + (3 * step));
                Butterflies<TLanes, TVector>.Four(ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
                if (g != 0)
                {
                    Butterflies<TLanes, TVector>.Twiddle(ref r2, ref i2, TLanes.Broadcast(w[0]), TLanes.Broadcast(w[1]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r1, ref i1, TLanes.Broadcast(w[2]), TLanes.Broadcast(w[3]));
                    Butterflies<TLanes, TVector>.Twiddle(ref r3, ref i3, TLanes.Broadcast(w[4]), TLanes.Broadcast(w[5]));
                }

                var u = outRe + (4 * g * stride) + q;
                var v = outIm + (4 * g * stride) + q;
                TLanes.Store(u, r0);
                TLanes.Store(u + stride, r2);
                TLanes.Store(u + (2 * stride), r1);
                TLanes.Store(u + (3 * stride), r3);
                TLanes.Store(v, i0);
                TLanes.Store(v + stride, i2);
                TLanes.Store(v + (2 * stride), i1);
                TLanes.Store(v + (3 * stride), i3);
            }
        }

        GC.KeepAlive(pass);
    }

    /// <summary>Eight values; outputs 0, 4, 2, 6, 1, 5, 3, 7 stand in 0..7 afterwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(
        ref TVector r0, ref TVector r1, ref TVector r2, ref TVector r3, ref TVector r4, ref TVector r5, ref TVector r6, ref TVector r7,
        ref TVector i0, ref TVector i1, ref TVector i2, ref TVector i3, ref TVector i4, ref TVector i5, ref TVector i6, ref TVector i7)
    {
        Butterflies<TLanes, TVector>.Two(ref r0, ref r4);
        Butterflies<TLanes, TVector>.Two(ref i0, ref i4);
        Butterflies<TLanes, TVector>.Two(ref r1, ref r5);
        Butterflies<TLanes, TVector>.Two(ref i1, ref i5);
        Butterflies<TLanes, TVector>.Two(ref r2, ref r6);
        Butterflies<TLanes, TVector>.Two(ref i2, ref i6);
        Butterflies<TLanes, TVector>.Two(ref r3, ref r7);
        Butterflies<TLanes, TVector>.Two(ref i3, ref i7);
        var sqrtHalf = TLanes.Broadcast(SqrtHalf);
        Butterflies<TLanes, TVector>.EighthTurn(ref r5, ref i5, sqrtHalf);
        Butterflies<TLanes, TVector>.ThreeEighthTurn(ref r7, ref i7, sqrtHalf, TLanes.Broadcast(-SqrtHalf));
        // A quarter turn of the seventh value: (r, i) becomes (i, -r); done by naming, the sign goes into Odd.
        Butterflies<TLanes, TVector>.Four(ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
        FourTurned(ref r4, ref i4, ref r5, ref i5, ref r6, ref i6, ref r7, ref i7);
    }

    /// <summary><see cref="Butterflies{TLanes, TVector}.Four"/> with the third value turned by exp(-i pi / 2) first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourTurned(
        ref TVector ar, ref TVector ai, ref TVector br, ref TVector bi,
        ref TVector cr, ref TVector ci, ref TVector dr, ref TVector di)
    {
        var sumR = TLanes.Add(ar, ci);
        var sumI = TLanes.Subtract(ai, cr);
        var differenceR = TLanes.Subtract(ar, ci);
        var differenceI = TLanes.Add(ai, cr);
        Butterflies<TLanes, TVector>.Two(ref br, ref dr);
        Butterflies<TLanes, TVector>.Two(ref bi, ref di);
        ar = TLanes.Add(sumR, br);
        ai = TLanes.Add(sumI, bi);
        br = TLanes.Subtract(sumR, br);
        bi = TLanes.Subtract(sumI, bi);
        cr = TLanes.Add(differenceR, di);
        ci = TLanes.Subtract(differenceI, dr);
        var r = TLanes.Subtract(differenceR, di);
        di = TLanes.Add(differenceI, dr);
        dr = r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(
        double* x, nint step,
        out TVector v0, out TVector v1, out TVector v2, out TVector v3, out TVector v4, out TVector v5, out TVector v6, out TVector v7)
    {
        v0 = TLanes.Load(x);
        v1 = TLanes.Load(x + step);
        v2 = TLanes.Load(x + (2 * step));
        v3 = TLanes.Load(x + (3 * step));
        v4 = TLanes.Load(x + (4 * step));
        v5 = TLanes.Load(x + (5 * step));
        v6 = TLanes.Load(x + (6 * step));
        v7 = TLanes.Load(x + (7 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        double* x, nint step, TVector v0, TVector v1, TVector v2, TVector v3, TVector v4, TVector v5, TVector v6, TVector v7)
    {
        TLanes.Store(x, v0);
        TLanes.Store(x + step, v1);
        TLanes.Store(x + (2 * step), v2);
        TLanes.Store(x + (3 * step), v3);
        TLanes.Store(x + (4 * step), v4);
        TLanes.Store(x + (5 * step), v5);
        TLanes.Store(x + (6 * step), v6);
        TLanes.Store(x + (7 * step), v7);
    }
}
