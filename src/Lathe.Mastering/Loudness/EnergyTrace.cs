using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Mastering.Loudness;

/// <summary>Energy of all channels every 256 frames: 8 bytes for each, so 1 MB for 12 minutes. What limiting took away is read from two of them.</summary>
internal sealed class EnergyTrace
{
    public const int Frames = 256;

    private const double Gate = 1e-6; // mean square a channel: -60 dBFS; below it nothing is heard that could be reduced

    private readonly List<double> _energies = [];
    private double _sum;
    private int _count;
    private int _channels = 1;

    public void Process(in Planar block)
    {
        _channels = block.Channels;
        for (var start = 0; start < block.Frames;)
        {
            // Quantum by quantum, so that the sums do not depend on the block size.
            var frames = Math.Min(Quantum.Frames - (_count % Quantum.Frames), block.Frames - start);
            for (var c = 0; c < block.Channels; c++)
            {
                _sum += Kernel.SumOfSquares(block[c].Slice(start, frames));
            }

            start += frames;
            _count += frames;
            if (_count == Frames)
            {
                _energies.Add(_sum);
                _sum = 0;
                _count = 0;
            }
        }
    }

    /// <summary>How much of this energy, at a drive in dB, is missing in another trace of the same frames.</summary>
    public LimiterReading ReductionTo(EnergyTrace limited, double drive)
    {
        var gain = DetMath.DbToGain(drive);
        var power = gain * gain;
        var reductions = new List<double>(_energies.Count);
        for (var i = 0; i < Math.Min(_energies.Count, limited._energies.Count); i++)
        {
            var before = _energies[i] * power;
            if (before > Gate * Frames * _channels && limited._energies[i] > 0)
            {
                reductions.Add(Math.Max(0, 10 * DetMath.Log10(before / limited._energies[i])));
            }
        }

        if (reductions.Count == 0)
        {
            return LimiterReading.None;
        }

        reductions.Sort();
        return new LimiterReading(
            reductions[^1], reductions[(int)(0.99 * (reductions.Count - 1))], reductions.Average(), reductions.Count(r => r > 0.1) / (double)reductions.Count);
    }
}
