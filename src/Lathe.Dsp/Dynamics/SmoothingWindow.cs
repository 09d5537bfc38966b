using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        ref var value = ref MemoryMarshal.GetReference(values[..Quantum.Frames]);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var most = Vector512.Create((double)((1 << WholeBits) - 1));
        var toFixed = Vector512.Create(_toFixed);
        for (nuint i = 0; i < Quantum.Frames; i += (nuint)Vector512<double>.Count)
        {
            Vector512.ConvertToInt64Native(Vector512.MinNative(Vector512.LoadUnsafe(ref value, i), most) * toFixed).StoreUnsafe(ref sum, i);
        }

        foreach (var average in _averages)
        {
            average.Process(sums);
        }

        var fromSums = Vector512.Create(_fromSums);
        for (nuint i = 0; i < Quantum.Frames; i += (nuint)Vector512<double>.Count)
        {
            (Vector512.ConvertToDouble(Vector512.LoadUnsafe(ref sum, i)) * fromSums).StoreUnsafe(ref value, i);
        }
    }

    private sealed class Average(int frames)
    {
        // The values still in the window, oldest first, then the 64 new ones.
        private readonly long[] _values = new long[frames + Quantum.Frames];
        private Vector512<long> _sum; // the same in every lane

        public void Reset()
        {
            Array.Clear(_values);
            _sum = Vector512<long>.Zero;
        }

        public void Process(Span<long> values)
        {
            values.CopyTo(_values.AsSpan(frames));
            ref var value = ref MemoryMarshal.GetReference(values);
            ref var old = ref MemoryMarshal.GetArrayDataReference(_values);
            for (nuint i = 0; i < Quantum.Frames; i += (nuint)Vector512<long>.Count)
            {
                // A running sum by doubling: within the vector of one, two and four neighbors, then what came before.
                var sum = Vector512.LoadUnsafe(ref value, i) - Vector512.LoadUnsafe(ref old, i);
                sum += Vector512.Shuffle(sum, Vector512.Create(8L, 0, 1, 2, 3, 4, 5, 6));
                sum += Vector512.Shuffle(sum, Vector512.Create(8L, 8, 0, 1, 2, 3, 4, 5));
                sum += Vector512.Shuffle(sum, Vector512.Create(8L, 8, 8, 8, 0, 1, 2, 3));
                sum += _sum;
                sum.StoreUnsafe(ref value, i);
                _sum = Vector512.Shuffle(sum, Vector512.Create(7L));
            }

            _values.AsSpan(Quantum.Frames).CopyTo(_values);
        }
    }
}
