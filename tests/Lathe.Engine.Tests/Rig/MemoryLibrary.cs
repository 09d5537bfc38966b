using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Session.Mix;

namespace Lathe.Engine.Tests.Rig;

/// <summary>Sources in memory by name.</summary>
public sealed class MemoryLibrary : ISourceLibrary, IAssetLibrary
{
    private readonly Dictionary<string, double[][]> _sources = new(StringComparer.Ordinal);
    private int _open;

    /// <summary>Sources that are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    public MemoryLibrary Add(string name, params double[][] channels)
    {
        _sources[name] = channels;
        return this;
    }

    IAssetLibrary ISourceLibrary.Assets => this;

    IAudioSource ISourceLibrary.Open(Clip clip, int sampleRate) => OpenAt(clip.Source, sampleRate);

    IAudioSource IAssetLibrary.OpenAudio(string path) => OpenAt(path, Studio.Rate);

    /// <summary>The samples of the first channel as bytes.</summary>
    Stream IAssetLibrary.OpenData(string path) => new MemoryStream([.. Channels(path)[0].Select(x => (byte)x)]);

    private Source OpenAt(string name, int sampleRate)
    {
        var channels = Channels(name);
        Interlocked.Increment(ref _open);
        return new Source(this, channels, AudioFormat.Of(sampleRate, channels.Length));
    }

    private double[][] Channels(string name) =>
        _sources.TryGetValue(name, out var channels) ? channels : throw new SourceException(name, "the file does not exist");

    private sealed class Source(MemoryLibrary owner, double[][] channels, AudioFormat format) : IAudioSource
    {
        public AudioFormat Format => format;

        public long Frames => channels[0].Length;

        public int Read(long position, in Planar destination)
        {
            var frames = (int)Math.Clamp(Frames - position, 0, destination.Frames);
            for (var c = 0; c < channels.Length; c++)
            {
                channels[c].AsSpan((int)Math.Min(position, Frames), frames).CopyTo(destination[c]);
            }

            return frames;
        }

        public void Dispose() => Interlocked.Decrement(ref owner._open);
    }
}
