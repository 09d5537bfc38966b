using Lathe.Files.Bytes;

namespace Lathe.Files.Flac;

/// <summary>Finds the last whole frame: how long a stream really is.</summary>
internal static class FlacTail
{
    private const int FirstWindow = 1 << 16;
    private const int LastWindow = 1 << 20;
    private const int MaxCandidates = 256;

    /// <summary>The sample after the last whole frame's, and the byte after it; null where none is found.</summary>
    /// <param name="isRequired">Whether the whole file is searched, since nothing else tells its length.</param>
    public static (long EndSample, long EndOffset)? Find(ByteSource source, StreamInfo info, FrameBuffer buffer, FrameDecoder decoder, long audioStart, int fixedBlock, bool isRequired)
    {
        var search = new FrameSearch(source, info);
        var end = source.Length;
        long window = FirstWindow;
        var tried = 0;
        while (true)
        {
            var from = Math.Max(audioStart, source.Length - window);
            var candidates = new List<(long Offset, FrameHeader Header)>();
            for (var at = search.Next(from, end); at is { } found; at = search.Next(found.Offset + 1, end))
            {
                candidates.Add(found);
            }

            for (var i = candidates.Count - 1; i >= 0 && tried < MaxCandidates; i--, tried++)
            {
                var (offset, header) = candidates[i];
                if (Length(buffer, decoder, offset, header) is var length and > 0)
                {
                    var start = header.IsVariable ? header.Number : header.Number * fixedBlock;
                    return (start + header.BlockSize, offset + length);
                }
            }

            if (from == audioStart || tried >= MaxCandidates || (window >= LastWindow && !isRequired))
            {
                return null;
            }

            end = from;
            window *= 4;
        }
    }

    /// <summary>The length of the frame at an offset in bytes, 0 where it is not whole.</summary>
    private static int Length(FrameBuffer buffer, FrameDecoder decoder, long offset, in FrameHeader header)
    {
        var wanted = 1 << 15;
        while (true)
        {
            var bytes = buffer.At(offset, wanted);
            var length = decoder.Decode(bytes, header);
            if (length > 0 || decoder.Fault is not null || !buffer.CanGrow(offset, bytes.Length))
            {
                return length;
            }

            wanted = bytes.Length * 2;
        }
    }
}
