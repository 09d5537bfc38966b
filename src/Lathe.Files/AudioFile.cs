using Lathe.Files.Aiff;
using Lathe.Files.Bytes;
using Lathe.Files.External;
using Lathe.Files.Flac;
using Lathe.Files.Wav;

namespace Lathe.Files;

/// <summary>Opens, describes and creates audio files. The content decides what a file is, never its name.</summary>
public static class AudioFile
{
    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="MediaException">It does not exist or cannot be used.</exception>
    /// <exception cref="IOException">The disk fails.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not permitted.</exception>
    public static AudioReader Open(string path)
    {
        var source = new FileBytes(path);
        try
        {
            if (OpenManaged(source) is { } reader)
            {
                return reader;
            }
        }
        catch
        {
            source.Dispose();
            throw;
        }

        source.Dispose();
        return FfmpegFile.Open(path);
    }

    /// <summary>What a file is. Lossy files are decoded for it, since their headers only guess the length. Throws as <see cref="Open(string)"/> does.</summary>
    public static AudioFileInfo Probe(string path)
    {
        using var reader = Open(path);
        return reader.Info;
    }

    /// <summary>Creates a file, which appears under its name only at <see cref="AudioWriter.Complete"/>.</summary>
    /// <exception cref="MediaException">The container cannot hold the format.</exception>
    public static AudioWriter Create(string path, AudioFileSpec spec)
    {
        Check(path, spec);
        var file = new StagedFile(path);
        try
        {
            return Create(file, spec);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens what Lathe decodes itself; null for anything else. The bytes belong to the reader when it is returned.</summary>
    internal static AudioReader? OpenManaged(ByteSource source)
    {
        if (source.Length == 0)
        {
            throw source.Fault(MediaCodes.Unrecognized, "is empty. Export or copy it again.");
        }

        var head = source.ReadUpTo(0, 64);
        return WavFile.IsWav(head) ? WavFile.Open(source)
            : AiffFile.IsAiff(head) ? AiffFile.Open(source)
            : Wave64File.IsWave64(head) ? Wave64File.Open(source)
            : FlacFile.IsFlac(source, head) ? FlacFile.Open(source)
            : null;
    }

    private static AudioWriter Create(StagedFile file, AudioFileSpec spec) => spec.Container switch
    {
        Container.Flac => new FlacWriter(file, spec),
        Container.Aiff or Container.Aifc => new AiffWriter(file, spec),
        _ => new WavWriter(file, spec),
    };

    private static void Check(string path, AudioFileSpec spec)
    {
        if (spec.Container is Container.Wave64 or Container.Other)
        {
            throw new MediaException(path, null, MediaCodes.Unsupported, $"{spec.Container} is not written. Choose WAV, RF64, BW64, AIFF, AIFC or FLAC.");
        }

        if (spec.SampleFormat.IsFloat && spec.Container is Container.Aiff or Container.Flac)
        {
            throw new MediaException(path, null, MediaCodes.Unsupported, $"{spec.Container} holds integers only. Choose 16, 24 or 32 bits, or another container.");
        }

        if (spec.Container == Container.Flac && (spec.Format.Channels > 8 || spec.Format.SampleRate is < 1 or > 655350))
        {
            throw new MediaException(
                path, null, MediaCodes.Unsupported, $"{spec.Format.Channels} channels at {spec.Format.SampleRate} Hz do not fit into FLAC, which holds 8 at up to 655350 Hz. Write WAV.");
        }
    }
}
