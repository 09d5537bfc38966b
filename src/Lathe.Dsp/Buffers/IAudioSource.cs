namespace Lathe.Dsp.Buffers;

/// <summary>Samples that can be read from any position: a file, a generator, a buffer, a resampled other source. Not thread-safe.</summary>
public interface IAudioSource : IDisposable
{
    AudioFormat Format { get; }

    /// <summary>Length in frames.</summary>
    long Frames { get; }

    /// <summary>
    /// Reads from <paramref name="position"/> (frames, 0 or more) into <paramref name="destination"/>, which has the source's channels.
    /// Reading on from where the last call ended is the fast path.
    /// </summary>
    /// <returns>Frames read: as many as asked for unless the end was reached. What lies past them in the destination is left as it was.</returns>
    int Read(long position, in Planar destination);
}
