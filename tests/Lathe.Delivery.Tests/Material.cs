using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;
using Lathe.Processing.Wrappers;

namespace Lathe.Delivery.Tests;

/// <summary>Sounds made for a test, and folders that go away after it.</summary>
internal static class Material
{
    /// <summary>Loud, dense and bright: sines and noise up to half the rate, with jumps, in two different channels.</summary>
    public static BufferSource Hot(int rate, double seconds, uint seed)
    {
        var buffer = new AudioBuffer(2, (int)(rate * seconds));
        var state = seed;
        for (var c = 0; c < 2; c++)
        {
            var samples = buffer[c];
            for (var i = 0; i < samples.Length; i++)
            {
                state = (state * 1664525) + 1013904223;
                var noise = (state / 2147483648.0) - 1;
                var square = i / (37 + (11 * c)) % 2 == 0 ? 0.7 : -0.7;
                samples[i] = square + (0.8 * noise) + (0.5 * Math.Sin(i * (2.1 + (0.3 * c))));
            }
        }

        return new BufferSource(buffer, AudioFormat.Stereo(rate));
    }

    /// <summary>The rack's limiter over it, at a ceiling.</summary>
    public static IAudioSource Limited(IAudioSource source, string ceiling)
    {
        var settings = new ProcessorSettings(Limiter.Info);
        settings.TrySet("ceiling", ceiling, out var problem).ShouldBeTrue(problem);
        return new ProcessedSource(source, new Limiter(), settings, new ProcessorSettings(InsertParams.Info), 0);
    }

    /// <summary>A tone that is far from every ceiling.</summary>
    public static BufferSource Quiet(int rate, double seconds, int channels = 2)
    {
        var buffer = new AudioBuffer(channels, (int)(rate * seconds));
        for (var c = 0; c < channels; c++)
        {
            var samples = buffer[c];
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = 0.1 * Math.Sin(i * 0.05);
            }
        }

        return new BufferSource(buffer, AudioFormat.Of(rate, channels));
    }
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("delivery-").FullName;

    public string[] Files => [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(Path, f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
