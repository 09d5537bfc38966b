namespace Lathe.Dsp.Buffers;

/// <summary>Takes samples in order. <see cref="IDisposable.Dispose"/> without <see cref="Complete"/> abandons what was written. Not thread-safe.</summary>
public interface IAudioSink : IDisposable
{
    AudioFormat Format { get; }

    void Write(in Planar block);

    /// <summary>States that all has been written and makes it last.</summary>
    void Complete();
}
