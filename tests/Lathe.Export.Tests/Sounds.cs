using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Export.Tests;

/// <summary>Sources and files of these tests.</summary>
internal static class Sounds
{
    public static BufferSource Make(int rate, int channels, int frames, Func<int, int, double> sample)
    {
        var buffer = new AudioBuffer(channels, frames);
        for (var c = 0; c < channels; c++)
        {
            for (var n = 0; n < frames; n++)
            {
                buffer[c][n] = sample(c, n);
            }
        }

        return new BufferSource(buffer, AudioFormat.Of(rate, channels));
    }

    public static ExportResult Export(IAudioSource source, string path, ExportSpec spec, IProgress<double>? progress = null) =>
        Exporter.Export(source, path, spec, progress, TestContext.Current.CancellationToken);

    /// <summary>White noise in -1..1 by a fixed hash of channel and position.</summary>
    public static double Noise(int channel, int frame)
    {
        var x = unchecked(((uint)frame * 2654435761u) ^ ((uint)(channel + 1) * 2246822519u));
        x = unchecked((x ^ (x >> 15)) * 2246822519u);
        x = unchecked((x ^ (x >> 13)) * 3266489917u);
        return ((x ^ (x >> 16)) / (double)uint.MaxValue * 2) - 1;
    }

    public static AudioBuffer Read(string path)
    {
        using var reader = AudioFile.Open(path);
        var buffer = new AudioBuffer(reader.Format.Channels, (int)reader.Frames);
        reader.Read(0, buffer.All).ShouldBe((int)reader.Frames);
        return buffer;
    }
}
