using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Lathe.Files.Flac;

/// <summary>The STREAMINFO block (RFC 9639, clause 8.2).</summary>
/// <param name="Frames">0 where unknown.</param>
/// <param name="Md5">Of all samples as little-endian interleaved integers; all zero where unknown.</param>
internal sealed record StreamInfo(int MinBlock, int MaxBlock, int SampleRate, int Channels, int Bits, long Frames, ImmutableArray<byte> Md5)
{
    public const int Bytes = 34;

    public int MinFrameBytes { get; init; }

    public int MaxFrameBytes { get; init; }

    public bool HasMd5 => Md5.AsSpan().ContainsAnyExcept((byte)0);

    public static StreamInfo Read(ReadOnlySpan<byte> block)
    {
        var packed = BinaryPrimitives.ReadUInt64BigEndian(block[10..]);
        return new StreamInfo(
            BinaryPrimitives.ReadUInt16BigEndian(block),
            BinaryPrimitives.ReadUInt16BigEndian(block[2..]),
            (int)(packed >> 44),
            (int)(packed >> 41 & 7) + 1,
            (int)(packed >> 36 & 31) + 1,
            (long)(packed & 0xF_FFFF_FFFF),
            [.. block[18..34]]);
    }

    public byte[] Write()
    {
        var block = new byte[Bytes];
        BinaryPrimitives.WriteUInt16BigEndian(block, (ushort)MinBlock);
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(2), (ushort)MaxBlock);
        Put24(MinFrameBytes, 4);
        Put24(MaxFrameBytes, 7);
        var frames = Frames < 1L << 36 ? Frames : 0;
        var packed = (ulong)SampleRate << 44 | (ulong)(Channels - 1) << 41 | (ulong)(Bits - 1) << 36 | (ulong)frames;
        BinaryPrimitives.WriteUInt64BigEndian(block.AsSpan(10), packed);
        Md5.AsSpan().CopyTo(block.AsSpan(18));
        return block;

        void Put24(int value, int at)
        {
            block[at] = (byte)(value >> 16);
            BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(at + 1), (ushort)value);
        }
    }
}
