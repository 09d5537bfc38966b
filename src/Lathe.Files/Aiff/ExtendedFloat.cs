using System.Buffers.Binary;

namespace Lathe.Files.Aiff;

/// <summary>The 80-bit numbers of AIFF's sample rate (IEEE 754 extended: sign, 15-bit exponent of bias 16383, 64-bit mantissa with its leading 1).</summary>
internal static class ExtendedFloat
{
    /// <summary>The number, rounded to the nearest whole; 0 where it is negative, smaller than 1 or not finite, at most <see cref="int.MaxValue"/>.</summary>
    public static int ReadWhole(ReadOnlySpan<byte> bytes)
    {
        int exponent = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        var mantissa = BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        var shift = 16383 + 63 - exponent;
        if (exponent is >= 0x7FFF or < 16383)
        {
            return 0;
        }

        if (shift <= 32)
        {
            return int.MaxValue;
        }

        var half = 1UL << (shift - 1);
        return (int)Math.Min(int.MaxValue, (mantissa >> shift) + ((mantissa & half) >> (shift - 1)));
    }

    /// <param name="value">1 or more.</param>
    public static void Write(Span<byte> bytes, int value)
    {
        var zeros = System.Numerics.BitOperations.LeadingZeroCount((ulong)value);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(16383 + 63 - zeros));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[2..], (ulong)value << zeros);
    }
}
