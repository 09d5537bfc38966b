using Lathe.Files.Bytes;
using Lathe.Files.Wav;

namespace Lathe.Files.External;

/// <summary>
/// Opens whatever an installed ffmpeg decodes. The samples are decoded once, into a spool in the temporary folder that vanishes
/// with the reader; so any position can be read, and the length is what was decoded, not what a header guesses.
/// </summary>
internal static class FfmpegFile
{
    private const string Probe = "ffprobe";
    private const string Decoder = "ffmpeg";

    /// <exception cref="MediaException">ffmpeg is not installed, or does not know the file either.</exception>
    public static AudioReader Open(string path)
    {
        // "file:" keeps a name from being taken for an option or an address; the white list keeps play lists from reaching out.
        var input = "file:" + Path.GetFullPath(path);
        var (exit, json, errors) = ChildProcess.Run(
            path, Probe, ["-v", "error", "-protocol_whitelist", "file", "-select_streams", "a:0", "-show_streams", "-show_format", "-of", "json", input], () => 0);
        if (exit != 0 || FfmpegStream.Parse(json) is not { } stream)
        {
            throw new MediaException(path, null, MediaCodes.Unrecognized, $"is not an audio file that can be read ({Reason(errors, "no audio in it")}). Export it as WAV or FLAC.");
        }

        var spool = Path.Combine(Path.GetTempPath(), $"lathe-{Guid.NewGuid():N}.wav");
        try
        {
            var coding = stream.NeedsDouble ? "pcm_f64le" : "pcm_f32le";
            (_, _, errors) = ChildProcess.Run(
                path,
                Decoder,
                ["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-i", input, "-map", "0:a:0", "-map_metadata", "-1", "-c:a", coding, "-f", "wav", "-rf64", "auto", spool],
                () => File.Exists(spool) ? new FileInfo(spool).Length : 0);
            if (!File.Exists(spool) || new FileInfo(spool).Length == 0)
            {
                throw Undecodable(path, stream, errors);
            }

            var reader = OpenSpool(new SpooledBytes(path, spool), stream, errors);
            if (reader.Frames == 0 && errors.Length > 0)
            {
                reader.Dispose();
                throw Undecodable(path, stream, errors);
            }

            return reader;
        }
        catch
        {
            File.Delete(spool);
            throw;
        }
    }

    private static AudioReader OpenSpool(ByteSource spool, FfmpegStream stream, string errors)
    {
        try
        {
            return WavFile.Open(spool, decoded => decoded with
            {
                Container = Container.Other,
                ContainerName = stream.Container,
                Codec = stream.Codec,
                IsLossy = stream.IsLossy,
                SampleFormat = stream.IsLossy ? null : stream.Bits is > 0 and <= 32 ? SampleFormats.OfBits(stream.Bits) : decoded.SampleFormat,
                BitDepth = stream.IsLossy ? null : stream.Bits > 0 ? stream.Bits : decoded.BitDepth,
                Tags = stream.Tags,
                Warnings = errors.Length == 0 ? decoded.Warnings : decoded.Warnings.Add($"The decoder reports: {Reason(errors, "")}."),
            })!;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private static MediaException Undecodable(string path, FfmpegStream stream, string errors) => new(
        path, null, MediaCodes.Damaged, $"nothing of the {stream.Codec} stream can be decoded ({Reason(errors, "no samples")}). Export the file again.");

    /// <summary>The first line of what a program says, without the addresses and the file's name that it puts in front.</summary>
    private static string Reason(string errors, string otherwise)
    {
        var line = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        if (line is null)
        {
            return otherwise;
        }

        var end = line.StartsWith('[') ? line.IndexOf(']') : line.StartsWith("file:", StringComparison.Ordinal) ? line.LastIndexOf(": ", StringComparison.Ordinal) : -1;
        return line[(end + 1)..].Trim().TrimEnd('.');
    }
}
