using Lathe.Files.Aiff;
using Lathe.Files.Bytes;
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
            return Open(source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>What a file is, without decoding it. Throws as <see cref="Open(string)"/> does.</summary>
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

    /// <summary>Opens bytes. They belong to the reader when it is returned.</summary>
    internal static AudioReader Open(ByteSource source)
    {
        var head = source.ReadUpTo(0, 64);
        if (WavFile.IsWav(head) && WavFile.Open(source) is { } wav)
        {
            return wav;
        }

        if (AiffFile.IsAiff(head) && AiffFile.Open(source) is { } aiff)
        {
            return aiff;
        }

        if (FlacFile.IsFlac(source, head))
        {
            return FlacFile.Open(source);
        }

        throw source.Fault(MediaCodes.Unrecognized, source.Length == 0 ? "is empty." : "is not an audio file that can be read.", 0);
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
