namespace Lathe.Processing.Contract;

/// <summary>
/// Turns 64 frames into 64 frames, in place. <see cref="Process"/> never allocates, locks, throws, reads a clock or draws a random number that
/// is not seeded by position. A processor does not smooth, mix dry with wet, bypass, oversample or encode mid/side: the wrappers do.
/// </summary>
public interface IProcessor
{
    /// <summary>Delay from input to output in frames; fixed by <see cref="Prepare"/>.</summary>
    int Latency { get; }

    /// <summary>Frames for which it may go on sounding above -120 dBFS after its input has ended; fixed by <see cref="Prepare"/>. Latency not included.</summary>
    long Tail { get; }

    /// <summary>Allocates and designs everything for a rate, channels and settings. May be called again.</summary>
    void Prepare(ProcessorContext context);

    /// <summary>Processes <see cref="Lathe.Dsp.Buffers.Quantum.Frames"/> frames in place.</summary>
    void Process(in Work work);

    /// <summary>Returns to the state after <see cref="Prepare"/>, to the bit.</summary>
    void Reset();
}

/// <summary>A processor that says what it is without an instance.</summary>
public interface IProcessor<TSelf> : IProcessor
    where TSelf : IProcessor<TSelf>, new()
{
    static abstract ProcessorInfo Info { get; }
}
