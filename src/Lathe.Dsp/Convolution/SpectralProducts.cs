using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Convolution;

/// <summary>Sums of products of planar spectra, each bin summed in the order of the partitions.</summary>
internal static unsafe class SpectralProducts
{
    /// <summary>Bins at a time: sums and what is streamed past them fit the first-level cache.</summary>
    private const int Tile = 256;

    /// <summary>sum over k of x[(newest + k) mod count] h[k], bin by bin.</summary>
    /// <param name="x">Spectra of count blocks, a ring: real parts of all bins, then imaginary parts, block after block.</param>
    /// <param name="h">Spectra of the partitions, laid out alike.</param>
    /// <param name="bins">A multiple of 8: bins and padding.</param>
    /// <param name="sum">Takes one spectrum, laid out alike.</param>
    public static void Sum(PinnedDoubles x, int newest, PinnedDoubles h, int count, int bins, PinnedDoubles sum)
    {
        if (Doubles8.IsSupported)
        {
            Sum<Doubles8>(x.Pointer, newest, h.Pointer, count, bins, sum.Pointer);
        }
        else if (Doubles4.IsSupported)
        {
            Sum<Doubles4>(x.Pointer, newest, h.Pointer, count, bins, sum.Pointer);
        }
        else
        {
            Sum<Doubles2>(x.Pointer, newest, h.Pointer, count, bins, sum.Pointer);
        }

        GC.KeepAlive(x);
        GC.KeepAlive(h);
        GC.KeepAlive(sum);
    }

    /// <summary>sum += x[(newest + k) mod count] h[k], bin by bin, over the partitions k of an impulse response that may have fewer than the ring has blocks.</summary>
    public static void Add(PinnedDoubles x, int newest, int count, PartitionedImpulse impulse, PinnedDoubles sum)
    {
        var bins = impulse.Bins;
        for (var tile = 0; tile < bins; tile += Tile)
        {
            var width = Math.Min(Tile, bins - tile);
            for (var k = 0; k < impulse.Count; k++)
            {
                var block = newest + k < count ? newest + k : newest + k - count;
                var from = x.Pointer + (block * 2L * bins) + tile;
                var by = impulse.Spectra.Pointer + (k * 2L * bins) + tile;
                if (Doubles8.IsSupported)
                {
                    Add<Doubles8>(from, by, bins, width, sum.Pointer + tile);
                }
                else if (Doubles4.IsSupported)
                {
                    Add<Doubles4>(from, by, bins, width, sum.Pointer + tile);
                }
                else
                {
                    Add<Doubles2>(from, by, bins, width, sum.Pointer + tile);
                }
            }
        }

        GC.KeepAlive(x);
        GC.KeepAlive(impulse);
        GC.KeepAlive(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add<TV>(double* x, double* h, nint bins, nint width, double* sum)
        where TV : struct, IDoubles<TV>
    {
        for (nint b = 0; b < width; b += TV.Count)
        {
            TV xr = TV.Load(x + b), xi = TV.Load(x + bins + b), hr = TV.Load(h + b), hi = TV.Load(h + bins + b);
            var re = TV.FusedMultiplyAddNegated(xi, hi, TV.FusedMultiplyAdd(xr, hr, TV.Load(sum + b)));
            var im = TV.FusedMultiplyAdd(xi, hr, TV.FusedMultiplyAdd(xr, hi, TV.Load(sum + bins + b)));
            TV.Store(re, sum + b);
            TV.Store(im, sum + bins + b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Sum<TV>(double* x, nint newest, double* h, nint count, nint bins, double* sum)
        where TV : struct, IDoubles<TV>
    {
        var spectrum = 2 * bins;
        for (nint b = 0; b < bins; b += 2 * TV.Count)
        {
            // Two vectors at a time where there are two: four independent sums.
            var second = b + TV.Count < bins ? TV.Count : 0;
            var zero = TV.Broadcast(0);
            TV r0 = zero, i0 = zero, r1 = zero, i1 = zero;
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

            TV.Store(r0, sum + b);
            TV.Store(i0, sum + bins + b);
            TV.Store(r1, sum + b + second);
            TV.Store(i1, sum + bins + b + second);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Add(double* x, double* h, nint bins, ref TV re, ref TV im)
        {
            TV xr = TV.Load(x), xi = TV.Load(x + bins), hr = TV.Load(h), hi = TV.Load(h + bins);
            re = TV.FusedMultiplyAddNegated(xi, hi, TV.FusedMultiplyAdd(xr, hr, re));
            im = TV.FusedMultiplyAdd(xi, hr, TV.FusedMultiplyAdd(xr, hi, im));
        }
    }
}
