using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Loudness over a sliding window as ITU-R BS.1770-5 weighs it, once a quantum; until the window is full, over what there was. Channels count
/// by their <see cref="ChannelWeights"/>.
/// </summary>
internal sealed class RunningLoudness
{
    private const double Offset = -0.691; // LU, BS.1770-5
    private const double Floor = 1e-20;

    private readonly BiquadCascade[] _filters;
    private readonly double[] _weights;
    private readonly double[] _powers;
    private readonly double[] _samples = new double[2 * Quantum.Frames];
    private int _filled;
    private int _at;

    /// <param name="format">Rate and speakers.</param>
    /// <param name="seconds">Length of the window.</param>
    public RunningLoudness(AudioFormat format, double seconds)
    {
        var k = KWeighting.At(format.SampleRate);
        _filters = PerChannel.Make(format.Channels, () => new BiquadCascade(2));
        foreach (var filter in _filters)
        {
            filter.MoveTo(0, k.Shelf);
            filter.MoveTo(1, k.High);
            filter.Reset();
        }

        _weights = [.. ChannelWeights.Of(format.Layout)];
        _powers = new double[Math.Max(1, (int)Math.Round(seconds * format.SampleRate / Quantum.Frames))];
    }

    public void Reset()
    {
        Array.ForEach(_filters, f => f.Reset());
        Array.Clear(_powers);
        (_filled, _at) = (0, 0);
    }

    /// <summary>Takes a quantum and gives the loudness of the window that ends with it, LUFS.</summary>
    public double Process(in Planar audio)
    {
        var power = 0.0;
        for (var c = 0; c < _filters.Length; c += 2)
        {
            var first = _samples.AsSpan(0, Quantum.Frames);
            var second = _samples.AsSpan(Quantum.Frames);
            audio[c].CopyTo(first);
            if (c + 1 < _filters.Length)
            {
                audio[c + 1].CopyTo(second);
                BiquadCascade.Process(_filters[c], first, _filters[c + 1], second);
                power += _weights[c + 1] * Kernel.SumOfSquares(second);
            }
            else
            {
                _filters[c].Process(first);
            }

            power += _weights[c] * Kernel.SumOfSquares(first);
        }

        _powers[_at] = power / Quantum.Frames;
        _at = (_at + 1) % _powers.Length;
        _filled = Math.Min(_filled + 1, _powers.Length);
        return Offset + (DetMath.GainToDb(Math.Max(Floor, Kernel.Sum(_powers) / _filled)) / 2);
    }
}
