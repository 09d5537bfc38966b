
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
            if (Doubles8.IsSupported)
            {
                Split<Doubles8>(even.Length, p, e, o);
            }
            else if (Doubles4.IsSupported)
            {
                Split<Doubles4>(even.Length, p, e, o);
            }
            else
            {
                Split<Doubles2>(even.Length, p, e, o);
            }
        }
    }

    /// <summary>even[n] to pairs[2n], odd[n] to pairs[2n + 1].</summary>
    public static void Join(ReadOnlySpan<double> even, ReadOnlySpan<double> odd, Span<double> pairs)
    {
        CheckLength(pairs.Length, even.Length, odd.Length);
        fixed (double* p = pairs, e = even, o = odd)
        {
            if (Doubles8.IsSupported)
            {
                Join<Doubles8>(even.Length, e, o, p);
            }
            else if (Doubles4.IsSupported)
            {
                Join<Doubles4>(even.Length, e, o, p);
            }
            else
            {
                Join<Doubles2>(even.Length, e, o, p);
            }
        }
    }

    public static void Split<TV>(nint count, double* pairs, double* even, double* odd)
        where TV : struct, IDoubles<TV>
    {
        nint n = 0;
        for (; n <= count - TV.Count; n += TV.Count)
        {
            TV.LoadPairs(pairs + (2 * n), out var e, out var o);
            TV.Store(e, even + n);
            TV.Store(o, odd + n);
        }

        for (; n < count; n++)
        {
            even[n] = pairs[2 * n];
            odd[n] = pairs[(2 * n) + 1];
        }
    }

    public static void Join<TV>(nint count, double* even, double* odd, double* pairs)
        where TV : struct, IDoubles<TV>
    {
        nint n = 0;
        for (; n <= count - TV.Count; n += TV.Count)
        {
            TV.StorePairs(TV.Load(even + n), TV.Load(odd + n), pairs + (2 * n));
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
