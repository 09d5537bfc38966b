using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// The passes of radix 3, 5 and 7, laid out as <see cref="StockhamPasses{TV}"/>. With s[j] = x[j] + x[R-j] and
/// d[j] = x[j] - x[R-j], outputs k and R - k are x[0] + sum s[j] cos(2 pi j k / R) -+ i sum d[j] sin(2 pi j k / R).
/// </summary>
internal static unsafe class StockhamOddPasses<TV>
    where TV : struct, IDoubles<TV>
{
    private const double Cos3 = -0.5;
    private const double Sin3 = 0.86602540378443864676;
    private const double Cos5A = 0.30901699437494742410;
    private const double Cos5B = -0.80901699437494742410;
    private const double Sin5A = 0.95105651629515357212;
    private const double Sin5B = 0.58778525229247312917;
    private const double Cos7A = 0.62348980185873353053;
    private const double Cos7B = -0.22252093395631440429;
    private const double Cos7C = -0.90096886790241912624;
    private const double Sin7A = 0.78183148246802980871;
    private const double Sin7B = 0.97492791218182360702;
    private const double Sin7C = 0.43388373911755812048;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Three(FftPass pass, double* re, double* im, double* outRe, double* outIm)
    {
        nint stride = pass.Stride;
        var step = pass.Groups * stride;
        var w = pass.Twiddles.Pointer;
        for (nint g = 0; g < pass.Groups; g++, w += 4)
        {
            for (nint q = 0; q < stride; q += TV.Count)
            {
                var at = (g * stride) + q;
                var to = (3 * g * stride) + q;
                TV r0 = TV.Load(re + at), i0 = TV.Load(im + at);
                Fold(re + at + step, im + at + step, step, out var sr, out var si, out var dr, out var di);
                TV.Store(r0 + sr, outRe + to);
                TV.Store(i0 + si, outIm + to);
                Finish(
                    TV.FusedMultiplyAdd(sr, TV.Broadcast(Cos3), r0), TV.FusedMultiplyAdd(si, TV.Broadcast(Cos3), i0),
                    dr * TV.Broadcast(Sin3), di * TV.Broadcast(Sin3),
                    w, w + 2, outRe + to + stride, outIm + to + stride, stride);
            }
        }

        GC.KeepAlive(pass);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Five(FftPass pass, double* re, double* im, double* outRe, double* outIm)
    {
        nint stride = pass.Stride;
        var step = pass.Groups * stride;
        var w = pass.Twiddles.Pointer;
        TV ca = TV.Broadcast(Cos5A), cb = TV.Broadcast(Cos5B), sa = TV.Broadcast(Sin5A), sb = TV.Broadcast(Sin5B);
        for (nint g = 0; g < pass.Groups; g++, w += 8)
        {
            for (nint q = 0; q < stride; q += TV.Count)
            {
                var at = (g * stride) + q;
                var to = (5 * g * stride) + q;
                TV r0 = TV.Load(re + at), i0 = TV.Load(im + at);
                Fold(re + at + step, im + at + step, 3 * step, out var sr1, out var si1, out var dr1, out var di1);
                Fold(re + at + (2 * step), im + at + (2 * step), step, out var sr2, out var si2, out var dr2, out var di2);
                TV.Store((r0 + sr1) + sr2, outRe + to);
                TV.Store((i0 + si1) + si2, outIm + to);
                Finish(
                    Sum(r0, sr1, ca, sr2, cb), Sum(i0, si1, ca, si2, cb), Sum(dr1, sa, dr2, sb), Sum(di1, sa, di2, sb),
                    w, w + 6, outRe + to + stride, outIm + to + stride, 3 * stride);
                Finish(
                    Sum(r0, sr1, cb, sr2, ca), Sum(i0, si1, cb, si2, ca), Difference(dr1, sb, dr2, sa), Difference(di1, sb, di2, sa),
                    w + 2, w + 4, outRe + to + (2 * stride), outIm + to + (2 * stride), stride);
            }
        }

        GC.KeepAlive(pass);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Seven(FftPass pass, double* re, double* im, double* outRe, double* outIm)
    {
        nint stride = pass.Stride;
        var step = pass.Groups * stride;
        var w = pass.Twiddles.Pointer;
        TV ca = TV.Broadcast(Cos7A), cb = TV.Broadcast(Cos7B), cc = TV.Broadcast(Cos7C);
        TV sa = TV.Broadcast(Sin7A), sb = TV.Broadcast(Sin7B), sc = TV.Broadcast(Sin7C);
        for (nint g = 0; g < pass.Groups; g++, w += 12)
        {
            for (nint q = 0; q < stride; q += TV.Count)
            {
                var at = (g * stride) + q;
                var to = (7 * g * stride) + q;
                TV r0 = TV.Load(re + at), i0 = TV.Load(im + at);
                Fold(re + at + step, im + at + step, 5 * step, out var sr1, out var si1, out var dr1, out var di1);
                Fold(re + at + (2 * step), im + at + (2 * step), 3 * step, out var sr2, out var si2, out var dr2, out var di2);
                Fold(re + at + (3 * step), im + at + (3 * step), step, out var sr3, out var si3, out var dr3, out var di3);
                TV.Store(((r0 + sr1) + sr2) + sr3, outRe + to);
                TV.Store(((i0 + si1) + si2) + si3, outIm + to);
                // sin(2 pi j k / 7) for j = 1, 2, 3: k = 1: a b c; k = 2: b -c -a; k = 3: c -a b.
                Finish(
                    Sum(Sum(r0, sr1, ca, sr2, cb), sr3, cc), Sum(Sum(i0, si1, ca, si2, cb), si3, cc),
                    Sum(Sum(dr1, sa, dr2, sb), dr3, sc), Sum(Sum(di1, sa, di2, sb), di3, sc),
                    w, w + 10, outRe + to + stride, outIm + to + stride, 5 * stride);
                Finish(
                    Sum(Sum(r0, sr1, cb, sr2, cc), sr3, ca), Sum(Sum(i0, si1, cb, si2, cc), si3, ca),
                    Difference(dr1, sb, dr2, sc, dr3, sa), Difference(di1, sb, di2, sc, di3, sa),
                    w + 2, w + 8, outRe + to + (2 * stride), outIm + to + (2 * stride), 3 * stride);
                Finish(
                    Sum(Sum(r0, sr1, cc, sr2, ca), sr3, cb), Sum(Sum(i0, si1, cc, si2, ca), si3, cb),
                    Sum(Difference(dr1, sc, dr2, sa), dr3, sb), Sum(Difference(di1, sc, di2, sa), di3, sb),
                    w + 4, w + 6, outRe + to + (3 * stride), outIm + to + (3 * stride), stride);
            }
        }

        GC.KeepAlive(pass);
    }

    /// <summary>Sum and difference of the complex vectors at an address and <paramref name="apart"/> past it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(double* re, double* im, nint apart, out TV sr, out TV si, out TV dr, out TV di)
    {
        TV ar = TV.Load(re), ai = TV.Load(im), br = TV.Load(re + apart), bi = TV.Load(im + apart);
        sr = ar + br;
        si = ai + bi;
        dr = ar - br;
        di = ai - bi;
    }

    /// <summary>Turns e - i o by the first factor and stores it, and e + i o by the second, <paramref name="apart"/> further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(
        TV er, TV ei, TV or, TV oi, double* first, double* second, double* outRe, double* outIm, nint apart)
    {
        TV ar = er + oi, ai = ei - or, br = er - oi, bi = ei + or;
        Butterflies<TV>.Twiddle(ref ar, ref ai, TV.Broadcast(first[0]), TV.Broadcast(first[1]));
        Butterflies<TV>.Twiddle(ref br, ref bi, TV.Broadcast(second[0]), TV.Broadcast(second[1]));
        TV.Store(ar, outRe);
        TV.Store(ai, outIm);
        TV.Store(br, outRe + apart);
        TV.Store(bi, outIm + apart);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Sum(TV x, TV a, TV ca) => TV.FusedMultiplyAdd(a, ca, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Sum(TV x, TV a, TV ca, TV b, TV cb) =>
        TV.FusedMultiplyAdd(b, cb, TV.FusedMultiplyAdd(a, ca, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Sum(TV a, TV ca, TV b, TV cb) => TV.FusedMultiplyAdd(b, cb, a * ca);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Difference(TV a, TV ca, TV b, TV cb) =>
        TV.FusedMultiplyAddNegated(b, cb, a * ca);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Difference(TV a, TV ca, TV b, TV cb, TV c, TV cc) =>
        TV.FusedMultiplyAddNegated(c, cc, Difference(a, ca, b, cb));
}
