namespace Lathe.Dsp.Buffers;

/// <summary>A source over samples in memory. It does not own the buffer.</summary>
public sealed class BufferSource(AudioBuffer buffer, AudioFormat format) : IAudioSource
{
    public AudioFormat Format { get; } = format.Channels == buffer.Channels
        ? format
        : throw new ArgumentException("The format's channels are not the buffer's.", nameof(format));

    public long Frames => buffer.Frames;

    public int Read(long position, in Planar destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var frames = (int)Math.Clamp(Frames - position, 0, destination.Frames);
        if (frames > 0)
        {
            buffer.View((int)position, frames).CopyTo(destination.Slice(0, frames));
        }

        return frames;
    }

    public void Dispose()
    {
    }
}
