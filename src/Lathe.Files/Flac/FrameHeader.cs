namespace Lathe.Files.Flac;

/// <summary>A frame header (RFC 9639, clause 9.1).</summary>
/// <param name="IsVariable">Whether <paramref name="Number"/> counts samples; frames otherwise.</param>
/// <param name="SampleRate">Hz; 0 = as STREAMINFO says.</param>
/// <param name="Assignment">0 to 7: independent channels; 8 left/side, 9 side/right, 10 mid/side.</param>
/// <param name="Bits">Bits per sample; 0 = as STREAMINFO says.</param>
/// <param name="Bytes">Length of the header.</param>
internal readonly record struct FrameHeader(bool IsVariable, long Number, int BlockSize, int SampleRate, int Assignment, int Bits, int Bytes)
{
    /// <summary>No header is longer.</summary>
    public const int MaxBytes = 16;

    public const int LeftSide = 8;
    public const int SideRight = 9;
    public const int MidSide = 10;

    private static ReadOnlySpan<int> Rates => [0, 88200, 176400, 192000, 8000, 16000, 22050, 24000, 32000, 44100, 48000, 96000];

    private static ReadOnlySpan<int> Depths => [0, 8, 12, -1, 16, 20, 24, 32];

    public int Channels => Assignment < LeftSide ? Assignment + 1 : 2;

    /// <summary>Whether a whole, valid header stands at the beginning of the bytes, its checksum included.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < 6 || bytes[0] != 0xFF || (bytes[1] & 0xFE) != 0xF8)
        {
            return false;
        }

        var (sizeCode, rateCode, assignment, depthCode) = (bytes[2] >> 4, bytes[2] & 15, bytes[3] >> 4, bytes[3] >> 1 & 7);
        if (sizeCode == 0 || rateCode == 15 || assignment > MidSide || depthCode == 3 || (bytes[3] & 1) != 0)
        {
            return false;
        }

        var at = 4;
        if (!TryCodedNumber(bytes, ref at, out var number))
        {
            return false;
        }

        var sizeBytes = sizeCode is 6 or 7 ? sizeCode - 5 : 0;
        var rateBytes = rateCode switch { 12 => 1, 13 or 14 => 2, _ => 0 };
        if (bytes.Length < at + sizeBytes + rateBytes + 1)
        {
            return false;
        }

        var blockSize = sizeCode switch
        {
            1 => 192,
            <= 5 => 144 << sizeCode,
            6 or 7 => Big(bytes.Slice(at, sizeBytes)) + 1,
            _ => 1 << sizeCode,
        };
        at += sizeBytes;
        var rate = rateBytes == 0 ? Rates[rateCode] : Big(bytes.Slice(at, rateBytes)) * rateCode switch { 12 => 1000, 13 => 1, _ => 10 };
        at += rateBytes;
        if (blockSize > 65535 || Crc8.Compute(bytes[..at]) != bytes[at])
        {
            return false;
        }

        header = new FrameHeader((bytes[1] & 1) == 1, number, blockSize, rate, assignment, Depths[depthCode], at + 1);
        return true;
    }

    /// <summary>Writes the header with its checksum.</summary>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> bytes, long frameNumber, int blockSize, int sampleRate, int assignment, int bits)
    {
        var sizeCode = blockSize switch
        {
            192 => 1,
            576 or 1152 or 2304 or 4608 => System.Numerics.BitOperations.Log2((uint)blockSize / 144),
            _ when blockSize >= 256 && System.Numerics.BitOperations.IsPow2(blockSize) && blockSize <= 32768 => System.Numerics.BitOperations.Log2((uint)blockSize),
            <= 256 => 6,
            _ => 7,
        };
        var rateCode = Rates[1..].IndexOf(sampleRate) + 1;
        var rateBytes = 0;
        if (rateCode == 0 && (sampleRate <= 65535 || (sampleRate <= 655350 && sampleRate % 10 == 0)))
        {
            (rateCode, rateBytes) = sampleRate <= 65535 ? (13, 2) : (14, 2);
        }

        bytes[0] = 0xFF;
        bytes[1] = 0xF8;
        bytes[2] = (byte)(sizeCode << 4 | rateCode);
        bytes[3] = (byte)(assignment << 4 | Math.Max(0, Depths.IndexOf(bits)) << 1);
        var at = 4 + WriteCodedNumber(bytes[4..], frameNumber);
        if (sizeCode is 6 or 7)
        {
            at += WriteBig(bytes[at..], blockSize - 1, sizeCode - 5);
        }

        at += WriteBig(bytes[at..], rateCode == 14 ? sampleRate / 10 : sampleRate, rateBytes);
        bytes[at] = Crc8.Compute(bytes[..at]);
        return at + 1;
    }

    /// <summary>The number in the form of UTF-8, extended to 36 bits.</summary>
    private static bool TryCodedNumber(ReadOnlySpan<byte> bytes, ref int at, out long number)
    {
        int first = bytes[at++];
        var ones = System.Numerics.BitOperations.LeadingZeroCount(~((uint)first << 24));
        number = first;
        if (ones == 0)
        {
            return true;
        }

        if (ones is 1 or 8 || at + ones - 1 > bytes.Length)
        {
            return false;
        }

        number = first & (0x7F >> ones);
        for (var i = 1; i < ones; i++)
        {
            if ((bytes[at] & 0xC0) != 0x80)
            {
                return false;
            }

            number = number << 6 | (uint)(bytes[at++] & 0x3F);
        }

        return true;
    }

    private static int WriteCodedNumber(Span<byte> bytes, long number)
    {
        if (number < 0x80)
        {
            bytes[0] = (byte)number;
            return 1;
        }

        var length = 2;
        while (number >> ((5 * length) + 1) != 0)
        {
            length++;
        }

        for (var i = length - 1; i > 0; i--)
        {
            bytes[i] = (byte)(0x80 | (number & 0x3F));
            number >>= 6;
        }

        bytes[0] = (byte)((0xFF00 >> length) | (int)number);
        return length;
    }

    private static int Big(ReadOnlySpan<byte> bytes) => bytes.Length == 1 ? bytes[0] : bytes[0] << 8 | bytes[1];

    private static int WriteBig(Span<byte> bytes, int value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)(value >> (8 * (count - 1 - i)));
        }

        return count;
    }
}
