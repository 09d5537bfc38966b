using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Acceptance.Tests;

/// <summary>Writes sounds to files.</summary>
public static class Tone
{
    /// <summary>A sample by channel and time in seconds.</summary>
    public delegate double Sample(int channel, double time);

    public static string Write(string path, int rate, int channels, double seconds, Sample sample, SampleFormat format = SampleFormat.S24)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var container = Path.GetExtension(path) switch { ".flac" => Container.Flac, ".aiff" => Container.Aiff, _ => Container.Wav };
        var frames = (int)(rate * seconds);
        using var buffer = new AudioBuffer(channels, Math.Max(1, frames));
        for (var c = 0; c < channels; c++)
        {
            for (var n = 0; n < frames; n++)
            {
                buffer[c][n] = sample(c, n / (double)rate);
            }
        }

        using var writer = AudioFile.Create(path, new AudioFileSpec(container, format, AudioFormat.Of(rate, channels)));
        if (frames > 0)
        {
            writer.Write(buffer.All);
        }

        writer.Complete();
        return path;
    }

    /// <summary>A decaying partial.</summary>
    public static double Struck(double time, double hertz, double decay) => Math.Sin(2 * Math.PI * hertz * time) * Math.Exp(-time / decay);

    /// <summary>White noise that depends on the time alone.</summary>
    public static double Noise(double time, uint seed)
    {
        var x = unchecked(((uint)(time * 192_000) * 2654435761u) ^ (seed * 40503u));
        x ^= x >> 15;
        x = unchecked(x * 2246822519u);
        x ^= x >> 13;
        x = unchecked(x * 3266489917u);
        x ^= x >> 16;
        return (x / (double)uint.MaxValue * 2) - 1;
    }

    public static AudioBuffer Read(string path)
    {
        using var reader = AudioFile.Open(path);
        var buffer = new AudioBuffer(reader.Format.Channels, (int)reader.Frames);
        reader.Read(0, buffer.All).ShouldBe((int)reader.Frames);
        return buffer;
    }
}
