using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;
using Lathe.Files.Pcm;
using Lathe.Files.Tags;

namespace Lathe.Files.Aiff;

/// <summary>Opens AIFF 1.3 and AIFF-C (Apple, 1989 and 1991) with linear samples.</summary>
internal static class AiffFile
{
    private const int MaxChannels = 1024;
    private const int MaxTagBytes = 32 << 20;

    public static bool IsAiff(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head.StartsWith("FORM"u8) && (head[8..].StartsWith("AIFF"u8) || head[8..].StartsWith("AIFC"u8));

    /// <returns>null where the samples are not linear: an external decoder may know them.</returns>
    public static AudioReader? Open(ByteSource source)
    {
        var isAifc = source.ReadUpTo(11, 1)[0] == 'C';
        var warnings = new List<string>();
        var tags = TagSet.Empty;
        var comm = (Bytes: Array.Empty<byte>(), Offset: 0L);
        var data = (Start: -1L, Size: 0L);
        Span<byte> head = stackalloc byte[8];
        for (var at = 12L; at + 8 <= source.Length && source.Read(at, head) == 8;)
        {
            if (head[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~') && !head.StartsWith("(c) "u8))
            {
                warnings.Add($"{source.Length - at} bytes from byte {at} on are no chunk.");
                break;
            }

            long stated = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            var id = Encoding.Latin1.GetString(head[..4]);
            var size = Math.Min(stated, source.Length - at - 8);
            if (size < stated)
            {
                warnings.Add($"The {id.Trim()} chunk states {stated} bytes, {size} are there.");
            }

            if (id == "COMM")
            {
                comm = (source.ReadUpTo(at + 8, Math.Min(size, 64)), at + 8);
            }
            else if (id == "SSND" && size >= 8 && data.Start < 0)
            {
                var skip = BinaryPrimitives.ReadUInt32BigEndian(source.ReadUpTo(at + 8, 4));
                data = (at + 16 + skip, Math.Max(0, size - 8 - skip));
            }
            else if (size <= MaxTagBytes)
            {
                tags = ReadTag(source, id, at + 8, size, tags);
            }

            at += 8 + size + (size & 1);
        }

        return comm.Bytes.Length < 18
            ? throw source.Fault(MediaCodes.Header, "has no complete COMM chunk, so nothing says what the samples are. Export the file again.", comm.Offset)
            : Open(source, isAifc, comm.Bytes, comm.Offset, data.Start, data.Size, tags, warnings);
    }

    private static PcmReader? Open(
        ByteSource source, bool isAifc, ReadOnlySpan<byte> comm, long commOffset, long start, long size, TagSet tags, List<string> warnings)
    {
        int channels = BinaryPrimitives.ReadUInt16BigEndian(comm);
        long stated = BinaryPrimitives.ReadUInt32BigEndian(comm[2..]);
        int bits = BinaryPrimitives.ReadUInt16BigEndian(comm[6..]);
        var rate = ExtendedFloat.ReadWhole(comm[8..]);
        var coding = isAifc && comm.Length >= 22 ? Encoding.Latin1.GetString(comm.Slice(18, 4)) : "NONE";
        if (EncodingOf(coding, bits) is not { } encoding)
        {
            return coding is "NONE" or "twos" or "sowt"
                ? throw source.Fault(MediaCodes.Header, $"the COMM chunk states samples of {bits} bits; 1 to 32 can be read.", commOffset + 6)
                : null;
        }

        if (channels is 0 or > MaxChannels)
        {
            throw source.Fault(MediaCodes.Header, $"the COMM chunk states {channels} channels; 1 to {MaxChannels} can be read.", commOffset);
        }

        if (rate is 0 or > 10_000_000)
        {
            throw source.Fault(MediaCodes.Header, $"the COMM chunk states a sample rate of {rate} Hz. Export the file again.", commOffset + 8);
        }

        if (start < 0 && stated > 0)
        {
            throw source.Fault(MediaCodes.Header, "has no SSND chunk, so there are no samples. Export the file again.", source.Length);
        }

        var frames = size / (PcmCodec.Of(encoding).Size * channels);
        if (frames < stated)
        {
            warnings.Add($"The header states {stated} frames, {frames} are there.");
        }

        var isFloat = encoding is PcmEncoding.F32Big or PcmEncoding.F64Big;
        var info = new AudioFileInfo
        {
            Path = source.Path,
            Container = isAifc ? Container.Aifc : Container.Aiff,
            ContainerName = isAifc ? "aifc" : "aiff",
            Codec = isFloat ? "float" : "pcm",
            SampleFormat = encoding switch
            {
                PcmEncoding.F32Big => SampleFormat.F32,
                PcmEncoding.F64Big => SampleFormat.F64,
                _ => SampleFormats.OfBits(bits),
            },
            BitDepth = isFloat ? PcmCodec.Of(encoding).Size * 8 : bits,
            Format = AudioFormat.Of(rate, channels),
            Frames = Math.Min(frames, stated),
            Tags = tags,
            Warnings = warnings.ToImmutableArray(),
        };
        return new PcmReader(source, info, start, encoding);
    }

    private static PcmEncoding? EncodingOf(string coding, int bits) => (coding, (bits + 7) / 8) switch
    {
        ("NONE" or "twos" or "sowt", 1) => PcmEncoding.S8,
        ("NONE" or "twos", 2) => PcmEncoding.S16Big,
        ("NONE" or "twos", 3) => PcmEncoding.S24Big,
        ("NONE" or "twos", 4) => PcmEncoding.S32Big,
        ("sowt", 2) => PcmEncoding.S16,
        ("sowt", 3) => PcmEncoding.S24,
        ("sowt", 4) => PcmEncoding.S32,
        ("fl32" or "FL32", _) => PcmEncoding.F32Big,
        ("fl64" or "FL64", _) => PcmEncoding.F64Big,
        _ => null,
    };

    private static TagSet ReadTag(ByteSource source, string id, long offset, long size, TagSet tags)
    {
        var field = id switch { "NAME" => "TITLE", "AUTH" => "ARTIST", "(c) " => "COPYRIGHT", "ANNO" => "COMMENT", _ => null };
        if (field is null)
        {
            return id is "ID3 " or "id3 " ? Id3.Read(source.ReadUpTo(offset, size)).CompletedBy(tags) : tags;
        }

        var text = Utf8OrLatin1.Decode(source.ReadUpTo(offset, size));
        return text.Length > 0 && tags.Get(field) is null ? tags.With(field, text) : tags;
    }
}
