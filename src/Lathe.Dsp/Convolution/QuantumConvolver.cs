using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// <see cref="PartitionedConvolver"/> for a stream of quanta: 64 frames in, 64 frames out, delayed by <see cref="Latency"/>.
/// Its blocks lie on a grid of absolute positions, so that a stream entered anywhere rounds alike. Not thread-safe.
/// </summary>
public sealed class QuantumConvolver
{
    private readonly PartitionedConvolver _convolver;
    private readonly double[] _input;
    private readonly double[] _output;

    /// <param name="impulse">Its partition is 64 frames or more.</param>
    public QuantumConvolver(PartitionedImpulse impulse)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(impulse.Partition, Quantum.Frames);
        _convolver = new PartitionedConvolver(impulse);
        _input = new double[impulse.Partition];
        _output = new double[impulse.Partition];
    }

    /// <summary>Frames from a sample to the first of its response: the partition less 64, 0 for a partition of 64.</summary>
    public int Latency => _convolver.BlockFrames - Quantum.Frames;

    /// <summary>The latency of a partition, frames.</summary>
    public static int LatencyOf(int partition) => partition - Quantum.Frames;

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _convolver.Reset();
        _input.AsSpan().Clear();
        _output.AsSpan().Clear();
    }

    /// <param name="position">Of the first frame, a multiple of 64; each call follows on the one before, unless reset.</param>
    /// <param name="frames">64 frames, in place.</param>
    public void Process(long position, Span<double> frames)
    {
        var at = (int)(position % _convolver.BlockFrames);
        frames.CopyTo(_input.AsSpan(at, Quantum.Frames));
        if (at + Quantum.Frames == _convolver.BlockFrames)
        {
            _convolver.Process(_input, _output);
            _output.AsSpan(0, Quantum.Frames).CopyTo(frames);
        }
        else
        {
            _output.AsSpan(at + Quantum.Frames, Quantum.Frames).CopyTo(frames);
        }
    }
}
