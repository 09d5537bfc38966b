using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Convolution;

/// <summary>Sums of products of planar spectra, each bin summed in the order of the partitions.</summary>
internal static unsafe class SpectralProducts
{
    /// <summary>sum over k of x[(newest + k) mod count] h[k], bin by bin.</summary>
    /// <param name="x">Spectra of count blocks, a ring: real parts of all bins, then imaginary parts, block after block.</param>
    /// <param name="h">Spectra of the partitions, laid out alike.</param>
    /// <param name="bins">A multiple of 8: bins and padding.</param>
    /// <param name="sum">Takes one spectrum, laid out alike.</param>
    public static void Sum(PinnedDoubles x, int newest, PinnedDoubles h, int count, int bins, PinnedDoubles sum)
    {
        if (Lanes512.IsSupported)
        {
            Sum<Lanes512, Vector512<double>>(x.Pointer, newest, h.Pointer, count, bins, sum.Pointer);
        }
        else if (Lanes256.IsSupported)
        {
            Sum<Lanes256, Vector256<double>>(x.Pointer, newest, h.Pointer, count, bins, sum.Pointer);
        }
        else
        {
            Sum<Lanes128, Vector128<double>>(x.Pointer, newest, h.Pointer, count, bins, sum.Pointer);
        }

        GC.KeepAlive(x);
        GC.KeepAlive(h);
        GC.KeepAlive(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Sum<TLanes, TVector>(double* x, nint newest, double* h, nint count, nint bins, double* sum)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var spectrum = 2 * bins;
        for (nint b = 0; b < bins; b += 2 * TLanes.Count)
        {
            // Two vectors at a time where there are two: four independent sums.
            var second = b + TLanes.Count < bins ? TLanes.Count : 0;
            var zero = TLanes.Broadcast(0);
            TVector r0 = zero, i0 = zero, r1 = zero, i1 = zero;
            var from = x + (newest * spectrum) + b;
            var end = x + (count * spectrum);
            var by = h + b;
            for (nint k = 0; k < count; k++, by += spectrum)
            {
                Add(from, by, bins, ref r0, ref i0);
                Add(from + second, by + second, bins, ref r1, ref i1);
                from += spectrum;
                from = from >= end ? from - (count * spectrum) : from;
            }

            TLanes.Store(sum + b, r0);
            TLanes.Store(sum + bins + b, i0);
            TLanes.Store(sum + b + second, r1);
            TLanes.Store(sum + bins + b + second, i1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Add(double* x, double* h, nint bins, ref TVector re, ref TVector im)
        {
            TVector xr = TLanes.Load(x), xi = TLanes.Load(x + bins), hr = TLanes.Load(h), hi = TLanes.Load(h + bins);
            re = TLanes.MultiplySubtractFrom(xi, hi, TLanes.MultiplyAdd(xr, hr, re));
            im = TLanes.MultiplyAdd(xi, hr, TLanes.MultiplyAdd(xr, hi, im));
        }
    }
}
