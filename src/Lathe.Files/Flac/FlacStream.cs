using Lathe.Files.Bytes;

namespace Lathe.Files.Flac;

/// <summary>A FLAC file's frames: where they are and how they are numbered.</summary>
internal sealed class FlacStream : IDisposable
{
    /// <summary>Bytes that are rather decoded than searched.</summary>
    private const int NearBytes = 1 << 15;

    private const int MaxSteps = 64;

    private readonly List<SeekPoint> _seekPoints;
    private readonly int _fixedBlock;

    /// <param name="first">The header of the first frame.</param>
    public FlacStream(ByteSource source, StreamInfo info, List<SeekPoint> seekPoints, long audioStart, in FrameHeader first)
    {
        Source = source;
        Info = info;
        AudioStart = audioStart;
        _seekPoints = seekPoints;
        _fixedBlock = first.BlockSize;
        Origin = first.IsVariable ? first.Number : first.Number * first.BlockSize;
        Buffer = new FrameBuffer(source);
        Search = new FrameSearch(source, info);
        Decoder = new FrameDecoder(info.Channels, info.Bits, Math.Max(info.MaxBlock, first.BlockSize));
    }

    public ByteSource Source { get; }

    public StreamInfo Info { get; }

    public long AudioStart { get; }

    /// <summary>The number of the first sample: 0 unless the beginning of the stream was cut off.</summary>
    public long Origin { get; }

    public FrameBuffer Buffer { get; }

    public FrameSearch Search { get; }

    public FrameDecoder Decoder { get; }

    /// <summary>The position of a frame's first sample.</summary>
    public long StartOf(in FrameHeader header) => (header.IsVariable ? header.Number : header.Number * _fixedBlock) - Origin;

    /// <summary>The end of the last whole frame: sample and byte; null where none is found.</summary>
    public (long EndSample, long EndOffset)? FindEnd(bool isRequired)
    {
        var end = FlacTail.Find(Source, Info, Buffer, Decoder, AudioStart, _fixedBlock, isRequired);
        return end is { } e ? (e.EndSample - Origin, e.EndOffset) : null;
    }

    /// <summary>A frame at or before <paramref name="sample"/>, near enough to decode up to it: its offset and first sample.</summary>
    public (long Offset, long Sample) FrameBefore(long sample, long frames)
    {
        var low = (Offset: AudioStart, Sample: 0L);
        var high = (Offset: Source.Length, Sample: Math.Max(frames, sample + 1));
        Narrow(sample, ref low, ref high);
        for (var step = 0; step < MaxSteps && high.Offset - low.Offset > NearBytes && high.Sample > low.Sample; step++)
        {
            // Interpolation first, halving every other time so that odd streams cost no more than their logarithm.
            var span = high.Offset - low.Offset;
            var guess = (step & 1) == 0
                ? low.Offset + (long)((double)(sample - low.Sample) / (high.Sample - low.Sample) * span) - (NearBytes / 2)
                : low.Offset + (span / 2);
            guess = Math.Clamp(guess, low.Offset + 1, high.Offset - 1);
            if (Search.Next(guess, high.Offset) is not { } found)
            {
                high.Offset = guess;
                continue;
            }

            var start = StartOf(found.Header);
            if (start < low.Sample || start >= high.Sample)
            {
                // Bytes of a frame that look like a header.
                high.Offset = (step & 1) == 0 ? high.Offset : guess;
            }
            else if (start <= sample)
            {
                low = IsFrame(found.Offset, found.Header) ? (found.Offset, start) : low;
                if (sample < start + found.Header.BlockSize && low.Offset == found.Offset)
                {
                    break;
                }
            }
            else
            {
                high = (guess, start);
            }
        }

        return low;
    }

    public void Dispose() => Source.Dispose();

    private void Narrow(long sample, ref (long Offset, long Sample) low, ref (long Offset, long Sample) high)
    {
        foreach (var point in _seekPoints)
        {
            var offset = AudioStart + point.Offset;
            if (offset >= Source.Length)
            {
                break;
            }

            if (point.Sample > sample)
            {
                high = point.Sample < high.Sample && offset > low.Offset ? (offset, point.Sample) : high;
                break;
            }

            // A seek table may lie: only a frame of that number is believed.
            var bytes = Buffer.At(offset, FrameHeader.MaxBytes);
            if (FrameHeader.TryParse(bytes, out var header) && Search.Fits(header) && StartOf(header) == point.Sample)
            {
                low = (offset, point.Sample);
            }
        }
    }

    private bool IsFrame(long offset, in FrameHeader header)
    {
        var bytes = Buffer.At(offset, NearBytes);
        int length;
        while ((length = Decoder.Decode(bytes, header)) == 0 && Decoder.Fault is null && Buffer.CanGrow(offset, bytes.Length))
        {
            bytes = Buffer.At(offset, bytes.Length * 2);
        }

        return length > 0;
    }
}
