using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// The first separate reflections: for each output a tapped delay of its own, taps at scattered times between two ends, falling as one over the
/// time and of both signs, taken in turn from the output's own input and its neighbor's. The energy of each output's taps is 1.
/// </summary>
internal sealed class EarlyReflections
{
    private readonly int _channels;
    private readonly int _taps;
    private readonly int _mask;
    private readonly int[] _delays;
    private readonly double[] _gains;
    private readonly double[] _rings;
    private int _at;

    /// <param name="first">Frames to the first reflection.</param>
    /// <param name="last">Frames to the last reflection, after <paramref name="first"/>.</param>
    /// <param name="taps">Reflections for each output.</param>
    /// <param name="seed">Chooses the times and signs.</param>
    public EarlyReflections(int channels, double first, double last, int taps, uint seed)
    {
        _channels = channels;
        _taps = taps;
        _delays = new int[channels * taps];
        _gains = new double[channels * taps];
        var scatter = new Scatter(seed);
        for (var c = 0; c < channels; c++)
        {
            var energy = 0.0;
            for (var k = 0; k < taps; k++)
            {
                var time = first + ((last - first) * (k + scatter.Next()) / taps);
                var gain = first / time * (scatter.Next() < 0.5 ? -1 : 1);
                _delays[(c * taps) + k] = (int)time;
                _gains[(c * taps) + k] = gain;
                energy += gain * gain;
            }

            var scale = 1 / Math.Sqrt(energy);
            foreach (ref var gain in _gains.AsSpan(c * taps, taps))
            {
                gain *= scale;
            }
        }

        Last = (int)last;
        var length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(Last + (2 * Quantum.Frames)));
        _mask = length - 1;
        _rings = new double[channels * length];
    }

    /// <summary>Frames after which nothing of an input is left.</summary>
    public int Last { get; }

    /// <param name="input">Channels x 64.</param>
    /// <param name="output">Channels x 64, overwritten.</param>
    public void Process(in Planar input, in Planar output)
    {
        for (var c = 0; c < _channels; c++)
        {
            input[c].CopyTo(Ring(c)[_at..]);
        }

        for (var c = 0; c < _channels; c++)
        {
            output[c].Clear();
            for (var k = 0; k < _taps; k++)
            {
                Add(Ring((c + (k & 1)) % _channels), _delays[(c * _taps) + k], _gains[(c * _taps) + k], output[c]);
            }
        }

        _at = (_at + Quantum.Frames) & _mask;
    }

    public void Reset()
    {
        Array.Clear(_rings);
        _at = 0;
    }

    private void Add(ReadOnlySpan<double> ring, int delay, double gain, Span<double> output)
    {
        var from = (_at - delay) & _mask;
        var run = Math.Min(Quantum.Frames, ring.Length - from);
        Add(ring.Slice(from, run), gain, output);
        Add(ring[..(Quantum.Frames - run)], gain, output[run..]);
    }

    private static void Add(ReadOnlySpan<double> from, double gain, Span<double> to)
    {
        var scale = Vector256.Create(gain);
        ref var x = ref MemoryMarshal.GetReference(from);
        ref var y = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i + 4 <= from.Length; i += 4)
        {
            (Vector256.LoadUnsafe(ref y, (nuint)i) + (scale * Vector256.LoadUnsafe(ref x, (nuint)i))).StoreUnsafe(ref y, (nuint)i);
        }

        for (; i < from.Length; i++)
        {
            to[i] += gain * from[i];
        }
    }

    private Span<double> Ring(int channel) => _rings.AsSpan(channel * (_mask + 1), _mask + 1);
}
