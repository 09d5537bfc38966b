using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>The level of one channel, linear: its magnitude (peak) or the root of its exponentially weighted mean square (RMS).</summary>
public sealed class LevelDetector
{
    private double _meanSquare;

    public void Reset() => _meanSquare = 0;

    /// <summary>|x|; full scale is 1. Forgets the mean square.</summary>
    public void Peak(ReadOnlySpan<double> samples, Span<double> levels)
    {
        _meanSquare = 0;
        Kernel.Abs(samples, levels);
    }

    /// <summary>Root of the mean square: a full-scale sine reads 0.7071, a square wave 1.</summary>
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
        Kernel.Sqrt(levels, levels);
    }
}
