using System.Numerics;

namespace Lathe.Files.Flac;

/// <summary>Chooses the partitions of a residual and their Rice parameters from sums of magnitudes.</summary>
internal sealed class RicePartitions
{
    public const int MaxOrder = 6;
    private const int MaxParameter = 30;

    /// <summary>2^-k</summary>
    private static readonly double[] Inverse = [.. Enumerable.Range(0, MaxParameter + 1).Select(k => 1.0 / (1L << k))];

    private readonly double[] _sums = new double[1 << MaxOrder];
    private readonly int[] _parameters = new int[1 << MaxOrder];
    private readonly int[] _trial = new int[1 << MaxOrder];

    public int Order { get; private set; }

    public ReadOnlySpan<int> Parameters => _parameters.AsSpan(0, 1 << Order);

    /// <summary>Bits of a parameter: 4, or 5 where one is above 14.</summary>
    public int ParameterBits => Parameters.ContainsAnyExceptInRange(0, 14) ? 5 : 4;

    /// <summary>The finest order that a block allows.</summary>
    public static int FinestOrder(int count, int predictorOrder)
    {
        var order = Math.Min(MaxOrder, BitOperations.TrailingZeroCount(count));
        while (order > 0 && count >> order <= predictorOrder)
        {
            order--;
        }

        return order;
    }

    /// <summary>Chooses.</summary>
    /// <param name="magnitudes">Sum of |residual| of each partition of <paramref name="finest"/>.</param>
    /// <returns>Bits of the residual, estimated.</returns>
    public double Choose(ReadOnlySpan<double> magnitudes, int finest, int count, int predictorOrder)
    {
        magnitudes[..(1 << finest)].CopyTo(_sums);
        var best = double.MaxValue;
        for (var order = finest; order >= 0; order--)
        {
            var bits = 6.0;
            var perLength = (double)(1 << order) / count;
            for (var p = 0; p < 1 << order; p++)
            {
                var length = (count >> order) - (p == 0 ? predictorOrder : 0);
                bits += 4 + Bits(_sums[p], length, perLength, out _trial[p]);
            }

            if (bits < best)
            {
                best = bits;
                Order = order;
                _trial.AsSpan(0, 1 << order).CopyTo(_parameters);
            }

            for (var p = 0; p < 1 << order >> 1; p++)
            {
                _sums[p] = _sums[2 * p] + _sums[(2 * p) + 1];
            }
        }

        return best;
    }

    public void CopyFrom(RicePartitions other)
    {
        Order = other.Order;
        other.Parameters.CopyTo(_parameters);
    }

    /// <summary>Makes each parameter exact: the neighbor that gives fewer bits is taken.</summary>
    public void Refine(ReadOnlySpan<int> residual, int count, int predictorOrder)
    {
        var at = predictorOrder;
        for (var p = 0; p < 1 << Order; p++)
        {
            var end = (p + 1) * (count >> Order);
            var values = residual[at..end];
            var k = _parameters[p];
            var bits = ExactBits(values, k);
            var up = k;
            while (up < MaxParameter && ExactBits(values, up + 1) is var more && more < bits)
            {
                (up, bits) = (up + 1, more);
            }

            var down = k;
            while (up == k && down > 0 && ExactBits(values, down - 1) is var fewer && fewer < bits)
            {
                (down, bits) = (down - 1, fewer);
            }

            _parameters[p] = up != k ? up : down;
            at = end;
        }
    }

    private static long ExactBits(ReadOnlySpan<int> values, int k)
    {
        long bits = (long)values.Length * (k + 1);
        foreach (var value in values)
        {
            bits += (uint)((value << 1) ^ (value >> 31)) >> k;
        }

        return bits;
    }

    /// <summary>
    /// Bits of <paramref name="length"/> numbers whose magnitudes add up to <paramref name="sum"/>: folded they are about
    /// twice as large, less a quarter for the negative ones, and lose a half on average by being shifted.
    /// </summary>
    private static double Bits(double sum, double length, double perLength, out int parameter)
    {
        var folded = (2 * sum) - (0.25 * length);
        var mean = Math.Max(1, folded * perLength * 0.75);
        var k = Math.Min((int)(BitConverter.DoubleToInt64Bits(mean) >> 52) - 1023, MaxParameter - 1);
        var shifted = (folded + (0.5 * length)) * Inverse[k];
        var bits = (length * (k + 0.5)) + shifted;
        var more = (length * (k + 1.5)) + (0.5 * shifted);
        parameter = more < bits ? k + 1 : k;
        return Math.Min(bits, more);
    }
}
