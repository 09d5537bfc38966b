using Lathe.Dsp.Buffers;

namespace Lathe.Production.Sources;

/// <summary>A source lent to a reader that disposes of what it reads.</summary>
internal sealed class SharedSource(IAudioSource source) : IAudioSource
{
    public AudioFormat Format => source.Format;

    public long Frames => source.Frames;

    public int Read(long position, in Planar destination)
    {
        // One file, several readers: whoever reads holds it.
        lock (source)
        {
            return source.Read(position, destination);
        }
    }

    public void Dispose()
    {
    }
}
