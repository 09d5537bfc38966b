using System.Numerics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Convolution;

/// <summary>An impulse response cut into equal parts and transformed: what <see cref="PartitionedConvolver"/>s of several channels share. Immutable.</summary>
public sealed class PartitionedImpulse
{
    /// <param name="impulse">At least one coefficient.</param>
    /// <param name="partition">Frames of a part and of a block, a power of two, 32 to 65536. A longer one costs less
    /// and, where the stream comes in smaller blocks, delays more.</param>
    public PartitionedImpulse(ReadOnlySpan<double> impulse, int partition)
    {
        if (impulse.IsEmpty)
        {
            throw new ArgumentException("The impulse response has no coefficients.", nameof(impulse));
        }

        if (partition is < 32 or > 65536 || !BitOperations.IsPow2(partition))
        {
            throw new ArgumentOutOfRangeException(nameof(partition), partition, "The partition is a power of two from 32 to 65536.");
        }

        Length = impulse.Length;
        Partition = partition;
        Count = (impulse.Length + partition - 1) / partition;
        Spectra = new PinnedDoubles(Count * 2 * Bins);
        var fft = new RealFft(2 * partition);
        var block = new double[2 * partition];
        for (var k = 0; k < Count; k++)
        {
            var part = impulse.Slice(k * partition, Math.Min(partition, impulse.Length - (k * partition)));
            block.AsSpan().Clear();
            part.CopyTo(block);
            fft.Forward(block, Spectra.Span.Slice(2 * k * Bins, Bins), Spectra.Span.Slice(((2 * k) + 1) * Bins, Bins));
        }
    }

    /// <summary>Coefficients of the impulse response.</summary>
    public int Length { get; }

    /// <summary>Frames of a part, and of a block.</summary>
    public int Partition { get; }

    internal int Count { get; }

    /// <summary>Bins of a spectrum, padded to whole registers.</summary>
    internal int Bins => Partition + 8;

    internal PinnedDoubles Spectra { get; }
}
