using Lathe.Dsp.Buffers;

namespace Lathe.Export.Tail;

/// <summary>A source for those who dispose of what they read, while it belongs to another.</summary>
/// <param name="source">Not disposed.</param>
internal sealed class BorrowedSource(IAudioSource source) : IAudioSource
{
    public AudioFormat Format => source.Format;

    public long Frames => source.Frames;

    public int Read(long position, in Planar destination) => source.Read(position, destination);

    public void Dispose()
    {
    }
}
