using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Kernels;

/// <summary>Splits and joins values that stand alternately: real and imaginary parts, the two phases of twice a sample rate.</summary>
internal static unsafe class Pairs
{
    /// <summary>pairs[2n] to even[n], pairs[2n + 1] to odd[n].</summary>
    public static void Split(ReadOnlySpan<double> pairs, Span<double> even, Span<double> odd)
    {
        CheckLength(pairs.Length, even.Length, odd.Length);
        fixed (double* p = pairs, e = even, o = odd)
        {
            if (Lanes512.IsSupported)
            {
                Split<Lanes512, Vector512<double>>(even.Length, p, e, o);
            }
            else if (Lanes256.IsSupported)
            {
                Split<Lanes256, Vector256<double>>(even.Length, p, e, o);
            }
            else
            {
                Split<Lanes128, Vector128<double>>(even.Length, p, e, o);
            }
        }
    }

    /// <summary>even[n] to pairs[2n], odd[n] to pairs[2n + 1].</summary>
    public static void Join(ReadOnlySpan<double> even, ReadOnlySpan<double> odd, Span<double> pairs)
    {
        CheckLength(pairs.Length, even.Length, odd.Length);
        fixed (double* p = pairs, e = even, o = odd)
        {
            if (Lanes512.IsSupported)
            {
                Join<Lanes512, Vector512<double>>(even.Length, e, o, p);
            }
            else if (Lanes256.IsSupported)
            {
                Join<Lanes256, Vector256<double>>(even.Length, e, o, p);
            }
            else
            {
                Join<Lanes128, Vector128<double>>(even.Length, e, o, p);
            }
        }
    }

    public static void Split<TLanes, TVector>(nint count, double* pairs, double* even, double* odd)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        nint n = 0;
        for (; n <= count - TLanes.Count; n += TLanes.Count)
        {
            TLanes.LoadPairs(pairs + (2 * n), out var e, out var o);
            TLanes.Store(even + n, e);
            TLanes.Store(odd + n, o);
        }

        for (; n < count; n++)
        {
            even[n] = pairs[2 * n];
            odd[n] = pairs[(2 * n) + 1];
        }
    }

    public static void Join<TLanes, TVector>(nint count, double* even, double* odd, double* pairs)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        nint n = 0;
        for (; n <= count - TLanes.Count; n += TLanes.Count)
        {
            TLanes.StorePairs(pairs + (2 * n), TLanes.Load(even + n), TLanes.Load(odd + n));
        }

        for (; n < count; n++)
        {
            pairs[2 * n] = even[n];
            pairs[(2 * n) + 1] = odd[n];
        }
    }

    private static void CheckLength(int pairs, int even, int odd)
    {
        if (odd < even || pairs < 2 * even)
        {
            throw new ArgumentException("The spans do not fit one another.");
        }
    }
}
