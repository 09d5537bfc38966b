using System.Numerics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// A moving weighted mean with a bell-shaped window: three moving averages in a row, close to a Gaussian. The weights are positive and add to 1,
/// so a mean never exceeds the greatest value in its window. The sums are kept as integers: they cannot drift, and zeros give exactly zero.
/// </summary>
public sealed class SmoothingWindow
{
    private const int WholeBits = 8;

    private readonly Average[] _averages;
    private readonly double _toFixed;
    private readonly double _fromSums;

    /// <param name="frames">Length of the window, 1 or more.</param>
    public SmoothingWindow(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        Frames = frames;
        var first = (frames + 4) / 3;
        var second = (frames + 3) / 3;
        var third = frames + 2 - first - second;
        _averages = [new Average(first), new Average(second), new Average(third)];
        var product = (double)first * second * third;
        var fractionBits = 62 - WholeBits - BitOperations.Log2((ulong)product) - 1;
        _toFixed = 1L << fractionBits;
        _fromSums = 1 / (_toFixed * product);
    }

    /// <summary>Length of the window; the output lags its middle by half of it.</summary>
    public int Frames { get; }

    public void Reset() => Array.ForEach(_averages, a => a.Reset());

    /// <param name="values">64 values in place, 0 to 255; greater ones count as 255.</param>
    public void Process(Span<double> values)
    {
        Span<long> sums = stackalloc long[Quantum.Frames];
        for (var i = 0; i < Quantum.Frames; i++)
        {
            sums[i] = (long)(Math.Min(values[i], (1 << WholeBits) - 1) * _toFixed);
        }

        foreach (var average in _averages)
        {
            average.Process(sums);
        }

        for (var i = 0; i < Quantum.Frames; i++)
        {
            values[i] = sums[i] * _fromSums;
        }
    }

    private sealed class Average(int frames)
    {
        private readonly long[] _ring = new long[frames];
        private long _sum;
        private int _at;

        public void Reset()
        {
            Array.Clear(_ring);
            _sum = 0;
            _at = 0;
        }

        public void Process(Span<long> values)
        {
            // In runs that neither wrap around nor read what they write.
            for (var start = 0; start < values.Length;)
            {
                var run = Math.Min(values.Length - start, _ring.Length - _at);
                Run(values.Slice(start, run), _ring.AsSpan(_at, run));
                start += run;
                _at = _at + run == _ring.Length ? 0 : _at + run;
            }
        }

        private void Run(Span<long> values, Span<long> old)
        {
            var sum = _sum;
            old = old[..values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i];
                sum += value - old[i];
                old[i] = value;
                values[i] = sum;
            }

            _sum = sum;
        }
    }
}
