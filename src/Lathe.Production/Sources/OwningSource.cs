using Lathe.Dsp.Buffers;

namespace Lathe.Production.Sources;

/// <summary>A source made of another, which goes with it.</summary>
internal sealed class OwningSource(IAudioSource source, IDisposable owned) : IAudioSource
{
    public AudioFormat Format => source.Format;

    public long Frames => source.Frames;

    public int Read(long position, in Planar destination) => source.Read(position, destination);

    public void Dispose()
    {
        source.Dispose();
        owned.Dispose();
    }
}
