using Lathe.Dsp.Buffers;

namespace Lathe.Processing.Contract;

/// <summary>
/// The second contract, for what cannot be 64 frames in, 64 out: it reads a seekable source as often as it needs and writes a sink once, still
/// streaming. It may change the length.
/// </summary>
public interface IWholeFile
{
    /// <summary>Rate and channels of what <see cref="Run"/> will write for a source of this format.</summary>
    AudioFormat Output(AudioFormat input, ProcessorSettings settings);

    /// <summary>Processes everything and completes the sink.</summary>
    /// <param name="source">Read from any position, several times if need be.</param>
    /// <param name="sink">Has the format that <see cref="Output"/> gave.</param>
    /// <param name="settings">The values.</param>
    /// <param name="progress">Gets the share done, 0 to 1, or null.</param>
    /// <param name="cancellation">Ends the work with <see cref="OperationCanceledException"/>.</param>
    void Run(IAudioSource source, IAudioSink sink, ProcessorSettings settings, IProgress<double>? progress, CancellationToken cancellation);
}

/// <summary>A whole-file process that says what it is without an instance.</summary>
public interface IWholeFile<TSelf> : IWholeFile
    where TSelf : IWholeFile<TSelf>, new()
{
    static abstract ProcessorInfo Info { get; }
}
