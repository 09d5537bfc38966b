using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lathe.Files.Flac;

/// <summary>Decodes subframes (RFC 9639, clause 9.2). Not thread-safe.</summary>
internal sealed unsafe class SubframeDecoder
{
    private const int MaxBlock = 65535;

    private readonly int[] _residual = GC.AllocateUninitializedArray<int>(MaxBlock + 1, pinned: true);
    private readonly long[] _coefficients = GC.AllocateArray<long>(32, pinned: true);

    /// <summary>Decodes one subframe.</summary>
    /// <typeparam name="T">int up to 32 bits, long for the 33-bit side channel of 32-bit audio.</typeparam>
    /// <param name="samples">Where <paramref name="count"/> samples go.</param>
    /// <param name="bits">Bits of a sample, 1 to 33.</param>
    /// <returns>null, or what is wrong.</returns>
    public string? Decode<T>(ref BitReader reader, T* samples, int count, int bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        var head = reader.Read(8);
        if ((head & 0x80) != 0)
        {
            return "a subframe does not begin with 0";
        }

        var wasted = 0;
        if ((head & 1) == 1)
        {
            wasted = (int)Math.Min(64, reader.ReadUnary()) + 1;
        }

        bits -= wasted;
        if (bits <= 0)
        {
            return "a subframe wastes all its bits";
        }

        var type = (int)(head >> 1 & 0x3F);
        var fault = type switch
        {
            0 => Constant(ref reader, samples, count, bits),
            1 => Verbatim(ref reader, samples, count, bits),
            >= 8 and <= 12 => Fixed(ref reader, samples, count, bits, type - 8),
            >= 32 => Linear(ref reader, samples, count, bits, type - 31),
            _ => $"subframe type {type} is reserved",
        };
        if (wasted > 0 && fault is null)
        {
            for (var i = 0; i < count; i++)
            {
                samples[i] <<= wasted;
            }
        }

        return fault;
    }

    private static string? Constant<T>(ref BitReader reader, T* samples, int count, int bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        new Span<T>(samples, count).Fill(T.CreateTruncating(reader.ReadSigned(bits)));
        return null;
    }

    private static string? Verbatim<T>(ref BitReader reader, T* samples, int count, int bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < count && !(((i & 255) == 0) && reader.IsOverrun); i++)
        {
            samples[i] = T.CreateTruncating(reader.ReadSigned(bits));
        }

        return null;
    }

    private string? Fixed<T>(ref BitReader reader, T* samples, int count, int bits, int order)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (order > count)
        {
            return "the predictor is longer than the block";
        }

        for (var i = 0; i < order; i++)
        {
            samples[i] = T.CreateTruncating(reader.ReadSigned(bits));
        }

        if (Residual(ref reader, count, order) is { } fault)
        {
            return fault;
        }

        fixed (int* residual = _residual)
        {
            RestoreFixed(samples, residual, count, order);
        }

        return null;
    }

    private static void RestoreFixed<T>(T* s, int* residual, int count, int order)
        where T : unmanaged, IBinaryInteger<T>
    {
        // The polynomial predictors as running differences: one addition an order (clause 9.2.5.1).
        var d0 = order > 0 ? long.CreateTruncating(s[order - 1]) : 0;
        var p1 = order > 1 ? long.CreateTruncating(s[order - 2]) : 0;
        var p2 = order > 2 ? long.CreateTruncating(s[order - 3]) : 0;
        var p3 = order > 3 ? long.CreateTruncating(s[order - 4]) : 0;
        var d1 = d0 - p1;
        var d2 = d1 - (p1 - p2);
        var d3 = d2 - (p1 - p2 - (p2 - p3));
        switch (order)
        {
            case 0:
                for (var i = 0; i < count; i++)
                {
                    s[i] = T.CreateTruncating(residual[i]);
                }

                break;
            case 1:
                for (var i = 1; i < count; i++)
                {
                    s[i] = T.CreateTruncating(d0 += residual[i]);
                }

                break;
            case 2:
                for (var i = 2; i < count; i++)
                {
                    s[i] = T.CreateTruncating(d0 += d1 += residual[i]);
                }

                break;
            case 3:
                for (var i = 3; i < count; i++)
                {
                    s[i] = T.CreateTruncating(d0 += d1 += d2 += residual[i]);
                }

                break;
            default:
                for (var i = 4; i < count; i++)
                {
                    s[i] = T.CreateTruncating(d0 += d1 += d2 += d3 += residual[i]);
                }

                break;
        }
    }

    private string? Linear<T>(ref BitReader reader, T* samples, int count, int bits, int order)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (order > count)
        {
            return "the predictor is longer than the block";
        }

        for (var i = 0; i < order; i++)
        {
            samples[i] = T.CreateTruncating(reader.ReadSigned(bits));
        }

        var precision = (int)reader.Read(4) + 1;
        var shift = (int)reader.ReadSigned(5);
        if (precision == 16 || shift < 0)
        {
            return precision == 16 ? "a predictor's precision is reserved" : "a predictor's shift is negative";
        }

        for (var i = 0; i < order; i++)
        {
            _coefficients[i] = reader.ReadSigned(precision);
        }

        Array.Clear(_coefficients, order, 32 - order);
        if (Residual(ref reader, count, order) is { } fault)
        {
            return fault;
        }

        fixed (int* residual = _residual)
        fixed (long* coefficients = _coefficients)
        {
            LinearPrediction.Restore(samples, residual, count, coefficients, order, shift);
        }

        return null;
    }

    /// <summary>Reads the residual into <see cref="_residual"/>, from index <paramref name="order"/> on.</summary>
    private string? Residual(ref BitReader reader, int count, int order)
    {
        var method = reader.Read(2);
        if (method > 1)
        {
            return "the residual's coding is reserved";
        }

        var partitionOrder = (int)reader.Read(4);
        var perPartition = count >> partitionOrder;
        if (perPartition << partitionOrder != count || perPartition < order)
        {
            return $"a block of {count} samples cannot have 2^{partitionOrder} partitions";
        }

        var parameterBits = method == 0 ? 4 : 5;
        fixed (int* residual = _residual)
        {
            var at = order;
            for (var p = 1; p <= 1 << partitionOrder; p++)
            {
                var length = (p * perPartition) - at;
                var k = (int)reader.Read(parameterBits);
                if (k == (1 << parameterBits) - 1)
                {
                    ReadRaw(ref reader, residual + at, length);
                }
                else
                {
                    reader.ReadRice(residual + at, length, k);
                }

                if (reader.IsOverrun)
                {
                    return null;
                }

                at += length;
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadRaw(ref BitReader reader, int* destination, int count)
    {
        var bits = (int)reader.Read(5);
        for (var i = 0; i < count; i++)
        {
            destination[i] = bits == 0 ? 0 : (int)reader.ReadSigned(bits);
        }
    }
}
