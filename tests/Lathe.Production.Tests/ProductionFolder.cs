using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Production.Tests;

/// <summary>A folder of its own for one test, and the sounds in it.</summary>
public sealed class ProductionFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("lathe-production-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    public string Write(string name, int rate, int channels, int frames, Func<int, int, double> sample, SampleFormat format = SampleFormat.F64)
    {
        using var buffer = new AudioBuffer(channels, Math.Max(1, frames));
        for (var c = 0; c < channels; c++)
        {
            for (var n = 0; n < frames; n++)
            {
                buffer[c][n] = sample(c, n);
            }
        }

        var path = this[name];
        using var writer = AudioFile.Create(path, new AudioFileSpec(Container.Wav, format, AudioFormat.Of(rate, channels)));
        writer.Write(buffer.View(0, frames));
        writer.Complete();
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
