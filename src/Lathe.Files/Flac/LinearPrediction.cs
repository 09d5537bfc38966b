using System.Numerics;

namespace Lathe.Files.Flac;

/// <summary>Adds the prediction of earlier samples to a residual (RFC 9639, clause 9.2.6). Exact in 64 bits.</summary>
internal static unsafe class LinearPrediction
{
    /// <param name="s">The first <paramref name="order"/> samples are there.</param>
    /// <param name="c">32 coefficients, zero from <paramref name="order"/> on; the first belongs to the sample before.</param>
    public static void Restore<T>(T* s, int* residual, int count, long* c, int order, int shift)
        where T : unmanaged, IBinaryInteger<T>
    {
        // Rounded up to 4, 8 or 12 taps the loop has no inner loop; the first samples of a block have too little history for that.
        var taps = order <= 12 ? (order + 3) / 4 * 4 : order;
        var i = RestoreAny(s, residual, order, Math.Min(count, taps), c, order, shift);
        switch (taps)
        {
            case 4:
                Restore4(s, residual, i, count, c, shift);
                break;
            case 8:
                Restore8(s, residual, i, count, c, shift);
                break;
            case 12:
                Restore12(s, residual, i, count, c, shift);
                break;
            default:
                RestoreAny(s, residual, i, count, c, order, shift);
                break;
        }
    }

    private static int RestoreAny<T>(T* s, int* residual, int from, int count, long* c, int order, int shift)
        where T : unmanaged, IBinaryInteger<T>
    {
        var i = from;
        for (; i < count; i++)
        {
            long sum = 0;
            for (var j = 0; j < order; j++)
            {
                sum += c[j] * long.CreateTruncating(s[i - 1 - j]);
            }

            s[i] = T.CreateTruncating(residual[i] + (sum >> shift));
        }

        return i;
    }

    private static void Restore4<T>(T* s, int* residual, int from, int count, long* c, int shift)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (c0, c1, c2, c3) = (c[0], c[1], c[2], c[3]);
        for (var i = from; i < count; i++)
        {
            var h = s + i;
            var sum = (c3 * Long(h[-4])) + (c2 * Long(h[-3])) + (c1 * Long(h[-2])) + (c0 * Long(h[-1]));
            *h = T.CreateTruncating(residual[i] + (sum >> shift));
        }
    }

    private static void Restore8<T>(T* s, int* residual, int from, int count, long* c, int shift)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (c0, c1, c2, c3, c4, c5, c6, c7) = (c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
        for (var i = from; i < count; i++)
        {
            var h = s + i;
            var sum = (c7 * Long(h[-8])) + (c6 * Long(h[-7])) + (c5 * Long(h[-6])) + (c4 * Long(h[-5]))
                + (c3 * Long(h[-4])) + (c2 * Long(h[-3])) + (c1 * Long(h[-2])) + (c0 * Long(h[-1]));
            *h = T.CreateTruncating(residual[i] + (sum >> shift));
        }
    }

    private static void Restore12<T>(T* s, int* residual, int from, int count, long* c, int shift)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = from; i < count; i++)
        {
            var h = s + i;
            var early = (c[11] * Long(h[-12])) + (c[10] * Long(h[-11])) + (c[9] * Long(h[-10])) + (c[8] * Long(h[-9]));
            var sum = early + (c[7] * Long(h[-8])) + (c[6] * Long(h[-7])) + (c[5] * Long(h[-6])) + (c[4] * Long(h[-5]))
                + (c[3] * Long(h[-4])) + (c[2] * Long(h[-3])) + (c[1] * Long(h[-2])) + (c[0] * Long(h[-1]));
            *h = T.CreateTruncating(residual[i] + (sum >> shift));
        }
    }

    private static long Long<T>(T value)
        where T : unmanaged, IBinaryInteger<T> => long.CreateTruncating(value);
}
