using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// Finite impulse response sums y[n] = taps[0] x[n] + taps[1] x[n + 1] + ..., vectors over n: every output is summed in the
/// order of the taps with fused multiply-adds, so its bits depend on neither the instruction set nor the block size.
/// </summary>
public static unsafe class FirKernel
{
    /// <summary>Correlates: to convolve with an impulse response, reverse it.</summary>
    /// <param name="x">At least y.Length + taps.Length - 1 values: the history, then the new samples.</param>
    /// <param name="taps">At least one.</param>
    /// <param name="y">Takes the sums. Must not overlap <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="x"/> is too short.</exception>
    public static void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> taps, Span<double> y)
    {
        if (taps.IsEmpty || x.Length < y.Length + taps.Length - 1)
        {
            throw new ArgumentException("The input is shorter than the outputs and the taps need.", nameof(x));
        }

        fixed (double* from = x, t = taps, to = y)
        {
            if (Lanes512.IsSupported)
            {
                Apply<Lanes512, Vector512<double>>(from, t, taps.Length, to, y.Length);
            }
            else if (Lanes256.IsSupported)
            {
                Apply<Lanes256, Vector256<double>>(from, t, taps.Length, to, y.Length);
            }
            else
            {
                Apply<Lanes128, Vector128<double>>(from, t, taps.Length, to, y.Length);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply<TLanes, TVector>(double* x, double* taps, nint count, double* y, nint frames)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        nint n = 0;
        for (; n <= frames - (8 * TLanes.Count); n += 8 * TLanes.Count)
        {
            // Eight independent sums hide the latency of the multiply-add.
            var zero = TLanes.Broadcast(0);
            TVector a = zero, b = zero, c = zero, d = zero, e = zero, f = zero, g = zero, h = zero;
            var from = x + n;
            for (nint k = 0; k < count; k++, from++)
            {
                var tap = TLanes.Broadcast(taps[k]);
                a = TLanes.MultiplyAdd(TLanes.Load(from), tap, a);
                b = TLanes.MultiplyAdd(TLanes.Load(from + TLanes.Count), tap, b);
                c = TLanes.MultiplyAdd(TLanes.Load(from + (2 * TLanes.Count)), tap, c);
                d = TLanes.MultiplyAdd(TLanes.Load(from + (3 * TLanes.Count)), tap, d);
                e = TLanes.MultiplyAdd(TLanes.Load(from + (4 * TLanes.Count)), tap, e);
                f = TLanes.MultiplyAdd(TLanes.Load(from + (5 * TLanes.Count)), tap, f);
                g = TLanes.MultiplyAdd(TLanes.Load(from + (6 * TLanes.Count)), tap, g);
                h = TLanes.MultiplyAdd(TLanes.Load(from + (7 * TLanes.Count)), tap, h);
            }

            var to = y + n;
            TLanes.Store(to, a);
            TLanes.Store(to + TLanes.Count, b);
            TLanes.Store(to + (2 * TLanes.Count), c);
            TLanes.Store(to + (3 * TLanes.Count), d);
            TLanes.Store(to + (4 * TLanes.Count), e);
            TLanes.Store(to + (5 * TLanes.Count), f);
            TLanes.Store(to + (6 * TLanes.Count), g);
            TLanes.Store(to + (7 * TLanes.Count), h);
        }

        for (; n <= frames - TLanes.Count; n += TLanes.Count)
        {
            var sum = TLanes.Broadcast(0);
            for (nint k = 0; k < count; k++)
            {
                sum = TLanes.MultiplyAdd(TLanes.Load(x + n + k), TLanes.Broadcast(taps[k]), sum);
            }

            TLanes.Store(y + n, sum);
        }

        for (; n < frames; n++)
        {
            var sum = 0.0;
            for (nint k = 0; k < count; k++)
            {
                sum = Math.FusedMultiplyAdd(x[n + k], taps[k], sum);
            }

            y[n] = sum;
        }
    }
}
