using System.Globalization;
using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Production.Sources;

/// <summary>A file that a person named, read with an eye on samples that are no numbers: the first one ends the work with one line.</summary>
/// <param name="path">For the message.</param>
/// <param name="reader">Not disposed.</param>
internal sealed class FiniteSource(string path, AudioReader reader) : IAudioSource
{
    public AudioFormat Format => reader.Format;

    public long Frames => reader.Frames;

    /// <exception cref="InputException">A sample is NaN or infinite, or the file is damaged.</exception>
    public int Read(long position, in Planar destination)
    {
        int read;
        try
        {
            read = reader.Read(position, destination);
        }
        catch (MediaException error)
        {
            throw SoundFile.Translated(error);
        }

        for (var c = 0; c < destination.Channels; c++)
        {
            var bad = FirstBad(destination[c][..read]);
            if (bad >= 0)
            {
                var at = TimeSpan.FromSeconds((position + bad) / (double)Format.SampleRate);
                throw new InputException(
                    "not-finite",
                    string.Create(CultureInfo.InvariantCulture, $"{path} has a sample that is NaN or infinite at {at:m\\:ss\\.fff} in channel {c + 1}; export it again from its source."));
            }
        }

        return read;
    }

    public void Dispose()
    {
    }

    private static int FirstBad(ReadOnlySpan<double> samples)
    {
        for (var n = 0; n < samples.Length; n++)
        {
            if (!double.IsFinite(samples[n]))
            {
                return n;
            }
        }

        return -1;
    }
}
