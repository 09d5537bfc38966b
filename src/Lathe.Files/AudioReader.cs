using Lathe.Dsp.Buffers;

namespace Lathe.Files;

/// <summary>
/// Reads the samples of a file from any position, streaming: memory does not grow with the length. Integers arrive divided
/// by full scale, floating-point samples as they are, infinities and NaN included. Not thread-safe; open a file twice to read it twice.
/// </summary>
public abstract class AudioReader : IAudioSource
{
    private protected AudioReader(AudioFileInfo info)
    {
        Info = info;
    }

    public AudioFileInfo Info { get; }

    public AudioFormat Format => Info.Format;

    public long Frames => Info.Frames;

    /// <summary>Whether the samples match the checksum that the file carries.</summary>
    public virtual ChecksumState Checksum => ChecksumState.None;

    /// <inheritdoc />
    /// <exception cref="MediaException">The samples at the position are damaged.</exception>
    public abstract int Read(long position, in Planar destination);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    private protected int FramesAt(long position, in Planar destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        if (destination.Channels != Format.Channels)
        {
            throw new ArgumentException($"The destination has {destination.Channels} channels, the file {Format.Channels}.", nameof(destination));
        }

        return (int)Math.Clamp(Frames - position, 0, destination.Frames);
    }
}
