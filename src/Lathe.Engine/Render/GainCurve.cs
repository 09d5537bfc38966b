using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Engine.Automation;

namespace Lathe.Engine.Render;

/// <summary>The product of levels and mutes: a number where nothing moves, else a value for each sample.</summary>
internal sealed class GainCurve
{
    private readonly LaneRunner[] _levels;
    private readonly LaneRunner[] _mutes;

    /// <param name="levels">In decibels; they multiply.</param>
    /// <param name="mutes">0 or 1; any that is 1 silences.</param>
    /// <param name="movements">What they follow.</param>
    /// <param name="offset">Level added throughout, dB.</param>
    public GainCurve(IEnumerable<Control> levels, IEnumerable<Control> mutes, Movements movements, double offset = 0)
    {
        var gain = DetMath.DbToGain(offset);
        foreach (var level in levels.Where(l => l.Lane is null))
        {
            gain *= level.Gain;
        }

        Fixed = mutes.Any(m => m.IsAlways(1)) ? 0 : gain;
        _levels = [.. levels.Where(l => l.Lane is not null).Select(l => movements.Run(l.Lane!))];
        _mutes = [.. mutes.Where(m => m.Lane is not null).Select(m => movements.Run(m.Lane!))];
    }

    /// <summary>The product of everything that does not move.</summary>
    public double Fixed { get; }

    public bool IsFixed => _levels.Length == 0 && _mutes.Length == 0;

    /// <param name="position">Song position of the first of 64 values.</param>
    /// <param name="gains">Filled with linear gains.</param>
    public void Fill(long position, Span<double> gains)
    {
        Span<double> values = stackalloc double[Quantum.Frames];
        gains.Fill(Fixed);
        foreach (var level in _levels)
        {
            level.Fill(position, values, asGain: true);
            QuantumMath.Scale(gains, values, gains);
        }

        foreach (var mute in _mutes)
        {
            mute.Fill(position, values);
            for (var i = 0; i < gains.Length; i++)
            {
                gains[i] *= 1 - values[i];
            }
        }
    }
}
