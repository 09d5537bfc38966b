using System.Runtime.CompilerServices;
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
            if (Doubles8.IsSupported)
            {
                Apply<Doubles8>(from, t, taps.Length, to, y.Length);
            }
            else if (Doubles4.IsSupported)
            {
                Apply<Doubles4>(from, t, taps.Length, to, y.Length);
            }
            else
            {
                Apply<Doubles2>(from, t, taps.Length, to, y.Length);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply<TV>(double* x, double* taps, nint count, double* y, nint frames)
        where TV : struct, IDoubles<TV>
    {
        nint n = 0;
        for (; n <= frames - (8 * TV.Count); n += 8 * TV.Count)
        {
            // Eight independent sums hide the latency of the multiply-add.
            var zero = TV.Broadcast(0);
            TV a = zero, b = zero, c = zero, d = zero, e = zero, f = zero, g = zero, h = zero;
            var from = x + n;
            for (nint k = 0; k < count; k++, from++)
            {
                var tap = TV.Broadcast(taps[k]);
                a = TV.FusedMultiplyAdd(TV.Load(from), tap, a);
                b = TV.FusedMultiplyAdd(TV.Load(from + TV.Count), tap, b);
                c = TV.FusedMultiplyAdd(TV.Load(from + (2 * TV.Count)), tap, c);
                d = TV.FusedMultiplyAdd(TV.Load(from + (3 * TV.Count)), tap, d);
                e = TV.FusedMultiplyAdd(TV.Load(from + (4 * TV.Count)), tap, e);
                f = TV.FusedMultiplyAdd(TV.Load(from + (5 * TV.Count)), tap, f);
                g = TV.FusedMultiplyAdd(TV.Load(from + (6 * TV.Count)), tap, g);
                h = TV.FusedMultiplyAdd(TV.Load(from + (7 * TV.Count)), tap, h);
            }

            var to = y + n;
            TV.Store(a, to);
            TV.Store(b, to + TV.Count);
            TV.Store(c, to + (2 * TV.Count));
            TV.Store(d, to + (3 * TV.Count));
            TV.Store(e, to + (4 * TV.Count));
            TV.Store(f, to + (5 * TV.Count));
            TV.Store(g, to + (6 * TV.Count));
            TV.Store(h, to + (7 * TV.Count));
        }

        for (; n <= frames - TV.Count; n += TV.Count)
        {
            var sum = TV.Broadcast(0);
            for (nint k = 0; k < count; k++)
            {
                sum = TV.FusedMultiplyAdd(TV.Load(x + n + k), TV.Broadcast(taps[k]), sum);
            }

            TV.Store(sum, y + n);
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
