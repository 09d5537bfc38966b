using System.Collections.Immutable;
using Lathe.Files.Bytes;
using Lathe.Files.Pcm;
using Lathe.Files.Tags;

namespace Lathe.Files.Wav;

/// <summary>Opens RIFF/WAVE, RF64 and BW64 (Microsoft RIFF specification 1991/1994, EBU Tech 3306, ITU-R BS.2088).</summary>
internal static class WavFile
{
    public static bool IsWav(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8)) && head[8..].StartsWith("WAVE"u8);

    /// <returns>null where the samples are not linear: an external decoder may know them.</returns>
    /// <exception cref="MediaException">No fmt or data chunk, or an impossible one.</exception>
    public static AudioReader? Open(ByteSource source) => Open(source, info => info);

    /// <param name="describe">Corrects what the reader says of itself.</param>
    public static AudioReader? Open(ByteSource source, Func<AudioFileInfo, AudioFileInfo> describe)
    {
        Span<byte> head = stackalloc byte[12];
        source.Read(0, head);
        var container = head[0] == 'B' ? Container.Bw64 : head[1] == 'F' ? Container.Rf64 : Container.Wav;
        var warnings = new List<string>();
        var chunks = new WavChunks(source, container != Container.Wav, warnings);
        var fmt = chunks.Find("fmt ") ?? throw source.Fault(MediaCodes.Header, "has no fmt chunk, so nothing says what the samples are. Export the file again.", 12);
        var format = WavFormat.Parse(source, source.ReadUpTo(fmt.Offset, Math.Min(fmt.Size, 64)), fmt.Offset, warnings);
        if (format.Encoding is null)
        {
            return null;
        }

        var data = chunks.Find("data") ?? throw source.Fault(MediaCodes.Header, "has no data chunk, so there are no samples. Export the file again.", source.Length);
        return Open(source, format, container, data.Offset, data.Size, WavTags.Read(source, chunks, warnings), warnings, describe);
    }

    /// <summary>Opens samples whose place is known.</summary>
    public static AudioReader? Open(
        ByteSource source, WavFormat format, Container container, long start, long size, TagSet tags, List<string> warnings, Func<AudioFileInfo, AudioFileInfo> describe)
    {
        if (format.Encoding is not { } encoding)
        {
            return null;
        }

        var frameBytes = PcmCodec.Of(encoding).Size * format.Format.Channels;
        var (frames, rest) = Math.DivRem(size, frameBytes);
        if (rest != 0)
        {
            warnings.Add($"The samples end in the middle of a frame: {rest} bytes are left over.");
        }

        var isFloat = encoding is PcmEncoding.F32 or PcmEncoding.F64;
        var info = new AudioFileInfo
        {
            Path = source.Path,
            Container = container,
            ContainerName = container == Container.Wave64 ? "w64" : container.ToString().ToLowerInvariant(),
            Codec = isFloat ? "float" : "pcm",
            SampleFormat = encoding switch
            {
                PcmEncoding.F32 => SampleFormat.F32,
                PcmEncoding.F64 => SampleFormat.F64,
                _ => SampleFormats.OfBits(encoding == PcmEncoding.S24Low ? 24 : PcmCodec.Of(encoding).Size * 8),
            },
            BitDepth = format.BitDepth,
            Format = format.Format,
            Frames = frames,
            Tags = tags,
            Warnings = warnings.ToImmutableArray(),
        };
        return new PcmReader(source, describe(info), start, encoding);
    }
}
