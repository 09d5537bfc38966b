using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;
using Lathe.Files.Tags;

namespace Lathe.Files.Flac;

/// <summary>Opens FLAC (RFC 9639), with an ID3 tag in front where there is one.</summary>
internal static class FlacFile
{
    private const int MaxSearch = 1 << 20;

    public static bool IsFlac(ByteSource source, ReadOnlySpan<byte> head)
    {
        var start = Id3.Length(head);
        return (start == 0 ? head : source.ReadUpTo(start, 4)).StartsWith("fLaC"u8) || (start == 0 && FrameHeader.TryParse(head, out var header) && header is { Bits: > 0, SampleRate: > 0 });
    }

    public static FlacReader Open(ByteSource source)
    {
        var head = source.ReadUpTo(0, 64);
        var warnings = new List<string>();
        var start = Id3.Length(head);
        if (start == 0 && !head.AsSpan().StartsWith("fLaC"u8))
        {
            warnings.Add("The file begins with a frame: its metadata has been cut off.");
            return Open(source, null, TagSet.Empty, [], 0, warnings);
        }

        if (start > 0)
        {
            warnings.Add($"An ID3 tag of {start} bytes precedes the FLAC stream.");
        }

        var metadata = new FlacMetadata(source, start, warnings);
        if (metadata.Info is null)
        {
            warnings.Add("STREAMINFO is missing.");
        }

        return Open(source, metadata.Info, metadata.Tags, metadata.SeekPoints, metadata.AudioStart, warnings);
    }

    private static FlacReader Open(ByteSource source, StreamInfo? info, TagSet tags, List<SeekPoint> seekPoints, long audioStart, List<string> warnings)
    {
        var first = FirstFrame(source, info, ref audioStart, warnings);
        info ??= new StreamInfo(first.BlockSize, first.BlockSize, first.SampleRate, first.Channels, first.Bits, 0, [.. new byte[16]]);
        if (info.Channels != first.Channels || (first.Bits != 0 && first.Bits != info.Bits))
        {
            throw source.Fault(
                MediaCodes.Header, $"STREAMINFO states {info.Channels} channels of {info.Bits} bits, the first frame {first.Channels} of {first.Bits}. Export the file again.", audioStart);
        }

        var stream = new FlacStream(source, info, seekPoints, audioStart, first);
        var frames = CountFrames(stream, warnings);
        var fileInfo = new AudioFileInfo
        {
            Path = source.Path,
            Container = Container.Flac,
            ContainerName = "flac",
            Codec = "flac",
            SampleFormat = SampleFormats.OfBits(info.Bits),
            BitDepth = info.Bits,
            Format = AudioFormat.Of(info.SampleRate, info.Channels),
            Frames = frames,
            Tags = tags,
            Warnings = warnings.ToImmutableArray(),
        };
        return new FlacReader(fileInfo, stream);
    }

    private static FrameHeader FirstFrame(ByteSource source, StreamInfo? info, ref long audioStart, List<string> warnings)
    {
        var begin = audioStart;
        for (var limit = Math.Min(source.Length, audioStart + MaxSearch); audioStart < limit; audioStart++)
        {
            var bytes = source.ReadUpTo(audioStart, 1 << 12);
            for (var at = 0; at + 6 < bytes.Length; at++)
            {
                if (bytes[at] == 0xFF && FrameHeader.TryParse(bytes.AsSpan(at), out var header) && (info is not null || header is { Bits: > 0, SampleRate: > 0 }))
                {
                    audioStart += at;
                    if (audioStart > begin)
                    {
                        warnings.Add($"{audioStart - begin} bytes before the first frame are no metadata.");
                    }

                    return header;
                }
            }

            audioStart += Math.Max(0, bytes.Length - FrameHeader.MaxBytes - 1);
        }

        audioStart = begin;
        if (info is null)
        {
            throw source.Fault(MediaCodes.Header, "has neither STREAMINFO nor a frame that says what the samples are. Export or download it again.", begin);
        }

        if (info.Frames > 0)
        {
            warnings.Add($"STREAMINFO states {info.Frames} frames, none are there.");
        }

        return new FrameHeader(false, 0, Math.Max(16, info.MaxBlock), info.SampleRate, info.Channels - 1, info.Bits, 0);
    }

    /// <summary>The header's number, unless the frames say otherwise.</summary>
    private static long CountFrames(FlacStream stream, List<string> warnings)
    {
        var stated = stream.Info.Frames;
        if (stream.FindEnd(isRequired: stated == 0) is not { } end)
        {
            if (stream.Source.Length - stream.AudioStart >= MaxSearch)
            {
                return stated;
            }

            // So short a file would show its last frame, if it had one.
            if (stated > 0 && warnings.Count == 0)
            {
                warnings.Add($"STREAMINFO states {stated} frames, no whole one is there.");
            }

            return 0;
        }

        if (end.EndOffset < stream.Source.Length)
        {
            ThrowIfStreamChanges(stream, end.EndOffset);
            warnings.Add($"{stream.Source.Length - end.EndOffset} bytes follow the last whole frame.");
        }

        if (stated > 0 && stated != end.EndSample)
        {
            warnings.Add($"STREAMINFO states {stated} frames, {end.EndSample} are there.");
        }

        return Math.Max(0, end.EndSample);
    }

    private static void ThrowIfStreamChanges(FlacStream stream, long offset)
    {
        if (FrameHeader.TryParse(stream.Source.ReadUpTo(offset, FrameHeader.MaxBytes), out var next) && !stream.Search.Fits(next))
        {
            throw stream.Source.Fault(
                MediaCodes.Damaged, $"the stream changes to {next.Channels} channels of {next.Bits} bits at {next.SampleRate} Hz. Split it at this place.", offset);
        }
    }
}
