using Lathe.Files.Bytes;

namespace Lathe.Files.Flac;

/// <summary>Finds frame headers that fit a stream.</summary>
internal sealed class FrameSearch(ByteSource source, StreamInfo info)
{
    private const int ChunkBytes = 1 << 16;

    private readonly byte[] _chunk = new byte[ChunkBytes];

    /// <summary>Whether a header says the same as STREAMINFO.</summary>
    public bool Fits(in FrameHeader header) =>
        header.Channels == info.Channels
        && (header.Bits == 0 || header.Bits == info.Bits)
        && (header.SampleRate == 0 || header.SampleRate == info.SampleRate);

    /// <summary>The first fitting header at or after <paramref name="from"/> and before <paramref name="limit"/>; null where there is none.</summary>
    public (long Offset, FrameHeader Header)? Next(long from, long limit)
    {
        while (from < limit)
        {
            var length = source.Read(from, _chunk.AsSpan(0, (int)Math.Min(ChunkBytes, source.Length - from)));
            var bytes = _chunk.AsSpan(0, length);
            for (var at = 0; at < length; at++)
            {
                var found = bytes[at..].IndexOf((byte)0xFF);
                at = found < 0 ? length : at + found;
                if (at >= length || from + at >= limit)
                {
                    break;
                }

                if (FrameHeader.TryParse(bytes[at..], out var header) && Fits(header))
                {
                    return (from + at, header);
                }
            }

            if (length <= FrameHeader.MaxBytes)
            {
                return null;
            }

            // A header may lie across the end of the chunk.
            from += length - FrameHeader.MaxBytes;
            if (length < ChunkBytes)
            {
                return null;
            }
        }

        return null;
    }
}
