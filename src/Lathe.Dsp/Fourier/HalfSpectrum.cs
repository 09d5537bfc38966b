using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// Between the spectrum X (bins 0 to M) of 2 M real values and the spectrum Z (bins 0 to M - 1) of the M complex
/// values x[2n] + i x[2n + 1]: with E = (Z[k] + conj Z[M-k]) / 2 and O = -i w^k (Z[k] - conj Z[M-k]) / 2, w = exp(-i pi / M),
/// X[k] = E + O and X[M-k] = conj(E - O).
/// </summary>
internal static unsafe class HalfSpectrum<TV>
    where TV : struct, IDoubles<TV>
{
    // The same at every width, so that a size always takes the same branch.
    private const int LeastVectorLength = 32;

    /// <summary>Z to X. The arrays must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Separate(SeparationTable roots, double* zr, double* zi, double* xr, double* xi)
    {
        nint m = roots.Half;
        var (first, firstI) = (zr[0], zi[0]);
        xr[0] = first + firstI;
        xi[0] = 0;
        xr[m] = first - firstI;
        xi[m] = 0;
        if (m >= LeastVectorLength)
        {
            var wr = roots.Re.Pointer;
            var wi = roots.Im.Pointer;
            var half = TV.Broadcast(0.5);
            var last = (m / 2) - TV.Count;
            for (nint k = 1; ; k += TV.Count)
            {
                // The last vector overlaps its neighbor: the same values are written twice.
                k = k > last ? last : k;
                var mirror = m - k - TV.Count + 1;
                TV ar = TV.Load(zr + k), ai = TV.Load(zi + k);
                TV br = TV.Reverse(TV.Load(zr + mirror)), bi = TV.Reverse(TV.Load(zi + mirror));
                var er = half * (ar + br);
                var ei = half * (ai - bi);
                var or = ai + bi;
                var oi = br - ar;
                Butterflies<TV>.Twiddle(ref or, ref oi, TV.Load(wr + k), TV.Load(wi + k));
                TV.Store(er + or, xr + k);
                TV.Store(ei + oi, xi + k);
                TV.Store(TV.Reverse(er - or), xr + mirror);
                TV.Store(TV.Reverse(oi - ei), xi + mirror);
                if (k == last)
                {
                    break;
                }
            }

            xr[m / 2] = zr[m / 2];
            xi[m / 2] = -zi[m / 2];
        }
        else
        {
            SeparateShort(roots, zr, zi, xr, xi);
        }

        GC.KeepAlive(roots);
    }

    /// <summary>X to Z / M. The arrays must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(SeparationTable roots, double* xr, double* xi, double* zr, double* zi)
    {
        nint m = roots.Half;
        var scale = 0.5 / m;
        zr[0] = scale * (xr[0] + xr[m]);
        zi[0] = scale * (xr[0] - xr[m]);
        if (m >= LeastVectorLength)
        {
            var wr = roots.Re.Pointer;
            var wi = roots.Im.Pointer;
            var evenScale = TV.Broadcast(scale);
            var oddScale = TV.Broadcast(2 * scale);
            var last = (m / 2) - TV.Count;
            for (nint k = 1; ; k += TV.Count)
            {
                k = k > last ? last : k;
                var mirror = m - k - TV.Count + 1;
                TV ar = TV.Load(xr + k), ai = TV.Load(xi + k);
                TV br = TV.Reverse(TV.Load(xr + mirror)), bi = TV.Reverse(TV.Load(xi + mirror));
                var er = evenScale * (ar + br);
                var ei = evenScale * (ai - bi);
                // i conj(w^k) (X[k] - conj X[M-k]) is the conjugate of w^k (-i) conj(...).
                var or = oddScale * (ai + bi);
                var oi = oddScale * (ar - br);
                Turn(ref or, ref oi, TV.Load(wr + k), TV.Load(wi + k));
                TV.Store(er - or, zr + k);
                TV.Store(ei + oi, zi + k);
                TV.Store(TV.Reverse(er + or), zr + mirror);
                TV.Store(TV.Reverse(oi - ei), zi + mirror);
                if (k == last)
                {
                    break;
                }
            }

            zr[m / 2] = 2 * scale * xr[m / 2];
            zi[m / 2] = -2 * scale * xi[m / 2];
        }
        else
        {
            JoinShort(roots, xr, xi, zr, zi);
        }

        GC.KeepAlive(roots);
    }

    // (or, oi) holds (b + d, a - c) for X[k] = a + i b, X[M-k] = c + i d. Result: Im and Re of conj(w)((a - c) + i (b + d)).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref TV or, ref TV oi, TV wr, TV wi)
    {
        var imaginary = TV.FusedMultiplyAddNegated(oi, wi, or * wr);
        oi = TV.FusedMultiplyAdd(or, wi, oi * wr);
        or = imaginary;
    }

    private static void SeparateShort(SeparationTable roots, double* zr, double* zi, double* xr, double* xi)
    {
        nint m = roots.Half;
        for (nint k = 1; k <= m / 2; k++)
        {
            var (wr, wi) = (roots.Re.Pointer[k], roots.Im.Pointer[k]);
            var (ar, ai, br, bi) = (zr[k], zi[k], zr[m - k], zi[m - k]);
            var (er, ei) = (0.5 * (ar + br), 0.5 * (ai - bi));
            var (or, oi) = (ai + bi, br - ar);
            var (tr, ti) = (Math.FusedMultiplyAdd(-oi, wi, or * wr), Math.FusedMultiplyAdd(or, wi, oi * wr));
            xr[m - k] = er - tr;
            xi[m - k] = ti - ei;
            xr[k] = er + tr;
            xi[k] = ei + ti;
        }
    }

    private static void JoinShort(SeparationTable roots, double* xr, double* xi, double* zr, double* zi)
    {
        nint m = roots.Half;
        var scale = 0.5 / m;
        for (nint k = 1; k <= m / 2; k++)
        {
            var (wr, wi) = (roots.Re.Pointer[k], roots.Im.Pointer[k]);
            var (ar, ai, br, bi) = (xr[k], xi[k], xr[m - k], xi[m - k]);
            var (er, ei) = (scale * (ar + br), scale * (ai - bi));
            var (or, oi) = (2 * scale * (ai + bi), 2 * scale * (ar - br));
            var (tr, ti) = (Math.FusedMultiplyAdd(-oi, wi, or * wr), Math.FusedMultiplyAdd(or, wi, oi * wr));
            zr[m - k] = er + tr;
            zi[m - k] = ti - ei;
            zr[k] = er - tr;
            zi[k] = ei + ti;
        }
    }
}
