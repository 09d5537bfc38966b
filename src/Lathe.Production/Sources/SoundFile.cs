using System.Globalization;
using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Production.Sources;

/// <summary>Opens a file that a person named, with one clear line for everything that is wrong with it.</summary>
internal static class SoundFile
{
    /// <exception cref="InputException">It is absent, no audio, damaged or without frames.</exception>
    /// <exception cref="MissingPartException">It needs a program that is not installed.</exception>
    public static AudioReader Open(string path)
    {
        try
        {
            var reader = AudioFile.Open(path);
            if (reader.Frames > 0)
            {
                return reader;
            }

            reader.Dispose();
            throw new InputException("no-frames", $"{path} has no audio frames; give a file that has some.");
        }
        catch (MediaException error)
        {
            throw Translated(error);
        }
    }

    /// <summary>What a person is told of a media error.</summary>
    public static Exception Translated(MediaException error) =>
        error.Code == MediaCodes.Decoder ? new MissingPartException(error.Message) : new InputException(error.Code, error.Message);

    /// <exception cref="InputException">It has samples that are no numbers.</exception>
    public static void RequireFinite(string path, Measurement measurement)
    {
        if (measurement.NonFinite > 0)
        {
            var at = TimeSpan.FromSeconds(measurement.FirstNonFinite / (double)measurement.Format.SampleRate);
            throw new InputException(
                "not-finite",
                string.Create(CultureInfo.InvariantCulture, $"{path} has {measurement.NonFinite} samples that are NaN or infinite, the first at {at:m\\:ss\\.fff}; export it again from its source."));
        }
    }

    /// <exception cref="InputException">Both names lead to one file: a source is never written.</exception>
    public static void RefuseSameFile(string input, string output)
    {
        if (Path.GetFullPath(input) == Path.GetFullPath(output))
        {
            throw new InputException("same-file", $"{output} is the input itself; a source is never overwritten, choose another name.");
        }
    }

    /// <summary>Measures a file and refuses one that is not finite.</summary>
    public static Measurement Measure(string path, IAudioSource source, IProgress<double>? progress, CancellationToken cancellation)
    {
        try
        {
            var measurement = Measurer.Measure(source, progress, cancellation);
            RequireFinite(path, measurement);
            return measurement;
        }
        catch (MediaException error)
        {
            throw Translated(error);
        }
    }
}
