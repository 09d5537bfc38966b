using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// The sizes of the partitions of a non-uniform convolution. A block of B frames is complete when its last quantum is there, so that its response can
/// begin B - 64 frames after its start: a size may take over that far into the response, less the latency (W. G. Gardner, J. AES 43(3), 1995;
/// G. Garcia, Optimal filter partition for efficient convolution with short input/output delay, AES 113, 2002). All is computed in the quantum that
/// ends the block: the work is uneven in time, and the same at every run.
/// </summary>
public static class PartitionLadder
{
    /// <summary>How much longer than a partition the response has to be, so that its transforms pay. By measurement, as the sizes.</summary>
    private const int LeastPartitions = 4;

    /// <summary>How much larger each size is than the one before at the least.</summary>
    private const int LeastStep = 8;

    private static ReadOnlySpan<int> Larger => [512, 8192, 65536];

    /// <summary>The sizes, each a power of two, ascending; the first is the latency and a quantum.</summary>
    /// <param name="frames">Length of the response.</param>
    /// <param name="latency">Frames; 0, or a power of two less 64.</param>
    public static int[] Sizes(int frames, int latency)
    {
        var sizes = new List<int> { latency + Quantum.Frames };
        foreach (var size in Larger)
        {
            if (size >= LeastStep * sizes[^1] && frames > LeastPartitions * size)
            {
                sizes.Add(size);
            }
        }

        return [.. sizes];
    }

    /// <summary>The frame of the response that a size begins at.</summary>
    public static int Start(int size, int latency) => size - Quantum.Frames - latency;
}
