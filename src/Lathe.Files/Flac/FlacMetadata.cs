using System.Buffers.Binary;
using Lathe.Files.Bytes;
using Lathe.Files.Tags;

namespace Lathe.Files.Flac;

/// <summary>The metadata blocks in front of the frames (RFC 9639, clause 8).</summary>
internal sealed class FlacMetadata
{
    public const int StreamInfoType = 0;
    public const int PaddingType = 1;
    public const int SeekTableType = 3;
    public const int VorbisCommentType = 4;
    public const int PictureType = 6;
    private const int MaxSeekPoints = 1 << 16;

    /// <param name="start">Where the "fLaC" mark stands.</param>
    /// <exception cref="MediaException">There is a STREAMINFO block, but an impossible one.</exception>
    public FlacMetadata(ByteSource source, long start, List<string> warnings)
    {
        var at = start + 4;
        for (var isLast = false; !isLast && at + 4 <= source.Length;)
        {
            var head = source.ReadUpTo(at, 4);
            if (head[0] == 0xFF)
            {
                // A frame's first byte: the block before was the last, whatever it says.
                warnings.Add("The last metadata block is not marked as the last.");
                break;
            }

            isLast = (head[0] & 0x80) != 0;
            var size = (head[1] << 16) | (head[2] << 8) | head[3];
            ReadBlock(source, head[0] & 0x7F, at + 4, size, at == start + 4, warnings);
            at += 4 + size;
        }

        AudioStart = Math.Min(at, source.Length);
    }

    public StreamInfo? Info { get; private set; }

    public TagSet Tags { get; private set; } = TagSet.Empty;

    /// <summary>In rising order, without placeholders.</summary>
    public List<SeekPoint> SeekPoints { get; } = [];

    public long AudioStart { get; }

    private void ReadBlock(ByteSource source, int type, long offset, int size, bool isFirst, List<string> warnings)
    {
        switch (type)
        {
            case StreamInfoType when size >= StreamInfo.Bytes && Info is null:
                Info = ReadInfo(source, offset);
                if (!isFirst)
                {
                    warnings.Add("STREAMINFO is not the first metadata block.");
                }

                break;
            case SeekTableType:
                ReadSeekTable(source.ReadUpTo(offset, Math.Min(size, MaxSeekPoints * SeekPoint.Bytes)));
                break;
            case VorbisCommentType:
                if (!VorbisComment.TryRead(source.ReadUpTo(offset, size), out var tags))
                {
                    warnings.Add("The Vorbis comment block is damaged; the fields that can be read are taken.");
                }

                Tags = Tags.CompletedBy(tags);
                break;
            case PictureType:
                if (PictureBlock.Read(source.ReadUpTo(offset, size)) is { } picture)
                {
                    Tags = Tags with { Pictures = Tags.Pictures.Add(picture) };
                }
                else
                {
                    warnings.Add("A picture block is damaged and left out.");
                }

                break;
        }
    }

    private static StreamInfo ReadInfo(ByteSource source, long offset)
    {
        var bytes = source.ReadUpTo(offset, StreamInfo.Bytes);
        if (bytes.Length < StreamInfo.Bytes)
        {
            throw source.Fault(MediaCodes.Header, "the file ends within STREAMINFO.", offset);
        }

        var info = StreamInfo.Read(bytes);
        return info.SampleRate == 0
            ? throw source.Fault(MediaCodes.Header, "STREAMINFO states a sample rate of 0 Hz.", offset + 10)
            : info.Bits < 4
                ? throw source.Fault(MediaCodes.Header, $"STREAMINFO states {info.Bits} bits a sample; 4 to 32 are possible.", offset + 12)
                : info;
    }

    private void ReadSeekTable(ReadOnlySpan<byte> table)
    {
        for (; table.Length >= SeekPoint.Bytes; table = table[SeekPoint.Bytes..])
        {
            var point = new SeekPoint(
                BinaryPrimitives.ReadInt64BigEndian(table), BinaryPrimitives.ReadInt64BigEndian(table[8..]), BinaryPrimitives.ReadUInt16BigEndian(table[16..]));
            if (point.Sample >= 0 && point.Offset >= 0 && (SeekPoints.Count == 0 || point.Sample > SeekPoints[^1].Sample))
            {
                SeekPoints.Add(point);
            }
        }
    }
}
