using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// The passes of a decimation-in-frequency Stockham autosort transform on planar complex data (T. G. Stockham 1966;
/// C. Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7). Input k of butterfly
/// (g, q) stands at q + stride (g + k groups), output k goes to q + stride (radix g + k).
/// </summary>
internal static unsafe class StockhamPasses<TV>
    where TV : struct, IDoubles<TV>
{
    private const double SqrtHalf = 0.70710678118654752440;

    /// <summary>Radix 8, stride 1, vectors over groups: <see cref="FftPass.First"/>. With <paramref name="pairs"/>,
    /// <paramref name="re"/> holds real and imaginary parts alternately and <paramref name="im"/> is not read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void First(FftPass pass, bool pairs, double* re, double* im, double* outRe, double* outIm)
    {
        nint groups = pass.Groups;
        var w = pass.Twiddles.Pointer;
        for (nint g = 0; g < groups; g += TV.Count)
        {
            TV r0, r1, r2, r3, r4, r5, r6, r7, i0, i1, i2, i3, i4, i5, i6, i7;
            if (pairs)
            {
                var x = re + (2 * g);
                TV.LoadPairs(x, out r0, out i0);
                TV.LoadPairs(x + (2 * groups), out r1, out i1);
                TV.LoadPairs(x + (4 * groups), out r2, out i2);
                TV.LoadPairs(x + (6 * groups), out r3, out i3);
                TV.LoadPairs(x + (8 * groups), out r4, out i4);
                TV.LoadPairs(x + (10 * groups), out r5, out i5);
                TV.LoadPairs(x + (12 * groups), out r6, out i6);
                TV.LoadPairs(x + (14 * groups), out r7, out i7);
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
            Butterflies<TV>.Twiddle(ref r4, ref i4, TV.Load(t), TV.Load(t + 8));
            Butterflies<TV>.Twiddle(ref r2, ref i2, TV.Load(t + 16), TV.Load(t + 24));
            Butterflies<TV>.Twiddle(ref r6, ref i6, TV.Load(t + 32), TV.Load(t + 40));
            Butterflies<TV>.Twiddle(ref r1, ref i1, TV.Load(t + 48), TV.Load(t + 56));
            Butterflies<TV>.Twiddle(ref r5, ref i5, TV.Load(t + 64), TV.Load(t + 72));
            Butterflies<TV>.Twiddle(ref r3, ref i3, TV.Load(t + 80), TV.Load(t + 88));
            Butterflies<TV>.Twiddle(ref r7, ref i7, TV.Load(t + 96), TV.Load(t + 104));
            TV.StoreTransposed(r0, r4, r2, r6, r1, r5, r3, r7, outRe + (8 * g));
            TV.StoreTransposed(i0, i4, i2, i6, i1, i5, i3, i7, outIm + (8 * g));
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
            for (nint q = 0; q < stride; q += TV.Count)
            {
                Load(re + (g * stride) + q, step, out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
                Load(im + (g * stride) + q, step, out var i0, out var i1, out var i2, out var i3, out var i4, out var i5, out var i6, out var i7);
                Eight(
                    ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7,
                    ref i0, ref i1, ref i2, ref i3, ref i4, ref i5, ref i6, ref i7);
                if (g != 0)
                {
                    Butterflies<TV>.Twiddle(ref r4, ref i4, TV.Broadcast(w[0]), TV.Broadcast(w[1]));
                    Butterflies<TV>.Twiddle(ref r2, ref i2, TV.Broadcast(w[2]), TV.Broadcast(w[3]));
                    Butterflies<TV>.Twiddle(ref r6, ref i6, TV.Broadcast(w[4]), TV.Broadcast(w[5]));
                    Butterflies<TV>.Twiddle(ref r1, ref i1, TV.Broadcast(w[6]), TV.Broadcast(w[7]));
                    Butterflies<TV>.Twiddle(ref r5, ref i5, TV.Broadcast(w[8]), TV.Broadcast(w[9]));
                    Butterflies<TV>.Twiddle(ref r3, ref i3, TV.Broadcast(w[10]), TV.Broadcast(w[11]));
                    Butterflies<TV>.Twiddle(ref r7, ref i7, TV.Broadcast(w[12]), TV.Broadcast(w[13]));
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
            for (nint q = 0; q < stride; q += TV.Count)
            {
                var x = re + (g * stride) + q;
                var y = im + (g * stride) + q;
                TV r0 = TV.Load(x), r1 = TV.Load(x + step), r2 = TV.Load(x + (2 * step)), r3 = TV.Load(x + (3 * step));
                TV i0 = TV.Load(y), i1 = TV.Load(y + step), i2 = TV.Load(y + (2 * step)), i3 = TV.Load(y + (3 * step));
                Butterflies<TV>.Four(ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
                if (g != 0)
                {
                    Butterflies<TV>.Twiddle(ref r2, ref i2, TV.Broadcast(w[0]), TV.Broadcast(w[1]));
                    Butterflies<TV>.Twiddle(ref r1, ref i1, TV.Broadcast(w[2]), TV.Broadcast(w[3]));
                    Butterflies<TV>.Twiddle(ref r3, ref i3, TV.Broadcast(w[4]), TV.Broadcast(w[5]));
                }

                var u = outRe + (4 * g * stride) + q;
                var v = outIm + (4 * g * stride) + q;
                TV.Store(r0, u);
                TV.Store(r2, u + stride);
                TV.Store(r1, u + (2 * stride));
                TV.Store(r3, u + (3 * stride));
                TV.Store(i0, v);
                TV.Store(i2, v + stride);
                TV.Store(i1, v + (2 * stride));
                TV.Store(i3, v + (3 * stride));
            }
        }

        GC.KeepAlive(pass);
    }

    /// <summary>Eight values; outputs 0, 4, 2, 6, 1, 5, 3, 7 stand in 0..7 afterwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(
        ref TV r0, ref TV r1, ref TV r2, ref TV r3, ref TV r4, ref TV r5, ref TV r6, ref TV r7,
        ref TV i0, ref TV i1, ref TV i2, ref TV i3, ref TV i4, ref TV i5, ref TV i6, ref TV i7)
    {
        Butterflies<TV>.Two(ref r0, ref r4);
        Butterflies<TV>.Two(ref i0, ref i4);
        Butterflies<TV>.Two(ref r1, ref r5);
        Butterflies<TV>.Two(ref i1, ref i5);
        Butterflies<TV>.Two(ref r2, ref r6);
        Butterflies<TV>.Two(ref i2, ref i6);
        Butterflies<TV>.Two(ref r3, ref r7);
        Butterflies<TV>.Two(ref i3, ref i7);
        var sqrtHalf = TV.Broadcast(SqrtHalf);
        Butterflies<TV>.EighthTurn(ref r5, ref i5, sqrtHalf);
        Butterflies<TV>.ThreeEighthTurn(ref r7, ref i7, sqrtHalf, TV.Broadcast(-SqrtHalf));
        // A quarter turn of the seventh value: (r, i) becomes (i, -r); done by naming, the sign goes into Odd.
        Butterflies<TV>.Four(ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
        FourTurned(ref r4, ref i4, ref r5, ref i5, ref r6, ref i6, ref r7, ref i7);
    }

    /// <summary><see cref="Butterflies{TV}.Four"/> with the third value turned by exp(-i pi / 2) first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourTurned(
        ref TV ar, ref TV ai, ref TV br, ref TV bi,
        ref TV cr, ref TV ci, ref TV dr, ref TV di)
    {
        var sumR = ar + ci;
        var sumI = ai - cr;
        var differenceR = ar - ci;
        var differenceI = ai + cr;
        Butterflies<TV>.Two(ref br, ref dr);
        Butterflies<TV>.Two(ref bi, ref di);
        ar = sumR + br;
        ai = sumI + bi;
        br = sumR - br;
        bi = sumI - bi;
        cr = differenceR + di;
        ci = differenceI - dr;
        var r = differenceR - di;
        di = differenceI + dr;
        dr = r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(
        double* x, nint step,
        out TV v0, out TV v1, out TV v2, out TV v3, out TV v4, out TV v5, out TV v6, out TV v7)
    {
        v0 = TV.Load(x);
        v1 = TV.Load(x + step);
        v2 = TV.Load(x + (2 * step));
        v3 = TV.Load(x + (3 * step));
        v4 = TV.Load(x + (4 * step));
        v5 = TV.Load(x + (5 * step));
        v6 = TV.Load(x + (6 * step));
        v7 = TV.Load(x + (7 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        double* x, nint step, TV v0, TV v1, TV v2, TV v3, TV v4, TV v5, TV v6, TV v7)
    {
        TV.Store(v0, x);
        TV.Store(v1, x + step);
        TV.Store(v2, x + (2 * step));
        TV.Store(v3, x + (3 * step));
        TV.Store(v4, x + (4 * step));
        TV.Store(v5, x + (5 * step));
        TV.Store(v6, x + (6 * step));
        TV.Store(v7, x + (7 * step));
    }
}
