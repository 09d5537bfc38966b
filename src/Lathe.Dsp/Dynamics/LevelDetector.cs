using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Dynamics;

/// <summary>The level of one channel, linear: its magnitude (peak) or the root of its exponentially weighted mean square (RMS).</summary>
public sealed class LevelDetector
{
    private double _meanSquare;

    public void Reset() => _meanSquare = 0;

    /// <summary>|x|, a multiple of 8 values; full scale is 1. Forgets the mean square.</summary>
    public void Peak(ReadOnlySpan<double> samples, Span<double> levels)
    {
        _meanSquare = 0;
        for (var i = 0; i < samples.Length; i += 8)
        {
            Vector512.Abs(Vector512.Create(samples[i..])).CopyTo(levels[i..]);
        }
    }

    /// <summary>Root of the mean square, a multiple of 8 values: a full-scale sine reads 0.7071, a square wave 1.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="levels">Gets the levels; not the samples themselves.</param>
    /// <param name="step">Weight of the newest square: <see cref="TimeConstant.Step"/> of the window.</param>
    public void Rms(ReadOnlySpan<double> samples, Span<double> levels, double step)
    {
        var keep = 1 - step;
        var mean = _meanSquare;
        for (var i = 0; i < samples.Length; i++)
        {
            mean = Math.FusedMultiplyAdd(keep, mean, step * samples[i] * samples[i]);
            levels[i] = mean;
        }

        // The square of what is flushed elsewhere.
        _meanSquare = mean < 1e-60 ? 0 : mean;
        for (var i = 0; i < levels.Length; i += 8)
        {
            Vector512.Sqrt(Vector512.Create<double>(levels[i..])).CopyTo(levels[i..]);
        }
    }
}
