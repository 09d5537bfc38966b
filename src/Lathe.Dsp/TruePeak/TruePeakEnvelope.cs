using System.Numerics;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// For limiters: for each frame the largest magnitude of one channel from that frame on to just before the next, on the grid of
/// <see cref="TruePeakKernel"/>, <see cref="Latency"/> frames late. Samples must be finite. Allocates nothing after construction.
/// </summary>
public sealed class TruePeakEnvelope
{
    /// <summary>Frames between an input sample and the peak reported for it: a whole number of quanta.</summary>
    public const int Latency = TruePeakInterpolator.Lag * Quantum.Frames;

    private readonly TruePeakInterpolator _grid;
    private readonly double _level;

    /// <param name="level">
    /// Linear, 0 or more: where no point of a stretch can exceed it the sample's own magnitude, or the level if less, is reported instead of the exact peak, which is
    /// much faster. A limiter gives its ceiling; 0 gives every peak exactly.
    /// </param>
    /// <param name="fullBand">
    /// Whether the wave that an interpolator flat to 0.499 of the rate gives counts too: what converters and meters with other kernels make of the
    /// band above <see cref="TruePeakKernel.PassbandEdge"/> lies between the two.
    /// </param>
    public TruePeakEnvelope(double level = 0, bool fullBand = false)
    {
        _grid = new TruePeakInterpolator(fullBand);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        _level = level;
    }

    public void Reset() => _grid.Reset();

    /// <summary>Takes 64 samples and gives the 64 peaks of the frames <see cref="Latency"/> earlier, linear.</summary>
    public void Process(ReadOnlySpan<double> samples, Span<double> peaks)
    {
        _grid.Push(samples);
        if (_grid.StaysBelow(_level))
        {
            Magnitudes(peaks);
            return;
        }

        var near = _grid.GroupsNear(_level);
        Magnitudes(peaks);
        for (; near != 0; near &= near - 1)
        {
            var group = BitOperations.TrailingZeroCount(near);
            _grid.Peaks(group).CopyTo(peaks[(group * TruePeakTables.Group)..]);
        }
    }

    private void Magnitudes(Span<double> peaks)
    {
        // A sample whose upper band the kernel does not pass may exceed what its wave does.
        Kernel.Abs(_grid.Judged, peaks);
        Kernel.Clamp(peaks, 0, _level, peaks);
    }
}
