using Lathe.Dsp.Buffers;

namespace Lathe.Files.Tests;

/// <summary>Signals and files for tests.</summary>
internal static class TestAudio
{
    /// <summary>The folder of real audio beside the repository, or null.</summary>
    public static string? Shared { get; } = FindShared();

    /// <summary>Interleaved integers: a few tones under noise, with full-scale values, repeats and silence, whole range of the bits.</summary>
    public static int[] Integers(int channels, int frames, int bits, int seed)
    {
        var random = new Random(seed);
        var samples = new int[channels * frames];
        var full = 1L << (bits - 1);
        for (var i = 0; i < samples.Length; i++)
        {
            var (frame, channel) = (i / channels, i % channels);
            var tone = Math.Sin(frame * 0.03 * (channel + 1)) + (0.3 * Math.Sin(frame * 0.21));
            var value = (long)(tone * full * 0.4) + (long)((random.NextDouble() - 0.5) * full * 0.02);
            samples[i] = (frame / 1000 % 7) switch
            {
                5 => 0,
                6 when frame % 50 == 0 => (int)(frame % 100 == 0 ? full - 1 : -full),
                _ => (int)Math.Clamp(value, -full, full - 1),
            };
        }

        return samples;
    }

    /// <summary>All samples of a file as interleaved integers of its bit depth.</summary>
    public static int[] ReadIntegers(AudioReader reader, int bits, int blockFrames = 1000)
    {
        var channels = reader.Format.Channels;
        var result = new int[checked((int)reader.Frames * channels)];
        using var buffer = new AudioBuffer(channels, blockFrames);
        for (long at = 0; at < reader.Frames; at += blockFrames)
        {
            var read = reader.Read(at, buffer.All);
            for (var c = 0; c < channels; c++)
            {
                for (var i = 0; i < read; i++)
                {
                    var exact = buffer[c][i] * (1L << (bits - 1));
                    var value = (int)exact;
                    ((double)value).ShouldBe(exact);
                    result[((at + i) * channels) + c] = value;
                }
            }
        }

        return result;
    }

    /// <summary>A sample as its stored bits see it.</summary>
    public static Planar Planar(double[] samples, int channels) => new(samples, channels, samples.Length / channels, samples.Length / channels);

    private static string? FindShared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lathe.slnx")))
            {
                foreach (var up in new[] { "..", "../.." })
                {
                    var shared = Path.GetFullPath(Path.Combine(folder.FullName, up, "shared", "audio"));
                    if (Directory.Exists(shared))
                    {
                        return shared;
                    }
                }
            }
        }

        return null;
    }
}
