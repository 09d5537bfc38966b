using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// Convolves channels with impulse responses from any of them to any: non-uniform partitions, see <see cref="PartitionLadder"/>, with no latency or with
/// a chosen one that costs less. 64 frames in, 64 frames out; no allocation per call; the bits depend on positions and signals alone. Not thread-safe.
/// </summary>
public sealed class MatrixConvolver
{
    private readonly ConvolutionStage[] _stages;
    private readonly double[] _input;

    /// <param name="channels">Inputs, and as many outputs.</param>
    /// <param name="paths">At most one from each input to each output; at least one response with a coefficient.</param>
    /// <param name="latency">Frames: 0, or a power of two less 64, at most 65472.</param>
    public MatrixConvolver(int channels, ReadOnlySpan<ResponsePath> paths, int latency)
    {
        var frames = 0;
        foreach (var path in paths)
        {
            frames = Math.Max(frames, path.Response.Length);
        }

        ArgumentOutOfRangeException.ThrowIfZero(frames, nameof(paths));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(latency, 65536 - Quantum.Frames);
        if (latency < 0 || !System.Numerics.BitOperations.IsPow2(latency + Quantum.Frames))
        {
            throw new ArgumentOutOfRangeException(nameof(latency), latency, "The latency is 0 or a power of two less 64.");
        }

        var ordered = paths.ToArray();
        Array.Sort(ordered, (a, b) => a.Output != b.Output ? a.Output.CompareTo(b.Output) : a.Input.CompareTo(b.Input));
        var sizes = PartitionLadder.Sizes(frames, latency);
        _stages = new ConvolutionStage[sizes.Length];
        for (var s = 0; s < sizes.Length; s++)
        {
            var end = s + 1 < sizes.Length ? PartitionLadder.Start(sizes[s + 1], latency) : frames;
            _stages[s] = new ConvolutionStage(channels, ordered, PartitionLadder.Start(sizes[s], latency), end, sizes[s]);
        }

        Latency = latency;
        Frames = frames;
        _input = new double[channels * Quantum.Frames];
    }

    /// <summary>Frames from a sample to the first of its response.</summary>
    public int Latency { get; }

    /// <summary>Frames of the longest response.</summary>
    public int Frames { get; }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        foreach (var stage in _stages)
        {
            stage.Reset();
        }
    }

    /// <param name="position">Of the first frame, a multiple of 64; each call follows on the one before, unless reset.</param>
    /// <param name="audio">64 frames of every channel, in place.</param>
    public void Process(long position, in Planar audio)
    {
        var input = new Planar(_input, audio.Channels, Quantum.Frames, Quantum.Frames);
        audio.CopyTo(input);
        audio.Clear();
        foreach (var stage in _stages)
        {
            stage.Process(position, input, audio);
        }
    }
}
