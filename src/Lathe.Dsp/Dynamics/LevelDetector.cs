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
        MeanSquare(samples, levels, step);
        Kernel.Sqrt(levels, levels);
    }

    /// <summary>The mean square itself, full scale 1: <see cref="Decibels.FromPower"/> makes a level of it without a root.</summary>
    /// <inheritdoc cref="Rms"/>
    public void MeanSquare(ReadOnlySpan<double> samples, Span<double> powers, double step)
    {
        var keep = 1 - step;
        var mean = _meanSquare;
        for (var i = 0; i < samples.Length; i++)
        {
            mean = Math.FusedMultiplyAdd(keep, mean, step * samples[i] * samples[i]);
            powers[i] = mean;
        }

        _meanSquare = Settled(mean);
    }

    /// <summary>The mean squares of two channels at once: two recursions cost little more than one.</summary>
    public static void MeanSquares(
        LevelDetector a, ReadOnlySpan<double> x, Span<double> powersA, LevelDetector b, ReadOnlySpan<double> y, Span<double> powersB, double step)
    {
        var keep = 1 - step;
        var (first, second) = (a._meanSquare, b._meanSquare);
        y = y[..x.Length];
        powersA = powersA[..x.Length];
        powersB = powersB[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            first = Math.FusedMultiplyAdd(keep, first, step * x[i] * x[i]);
            second = Math.FusedMultiplyAdd(keep, second, step * y[i] * y[i]);
            powersA[i] = first;
            powersB[i] = second;
        }

        a._meanSquare = Settled(first);
        b._meanSquare = Settled(second);
    }

    // The square of what is flushed elsewhere.
    private static double Settled(double mean) => mean < 1e-60 ? 0 : mean;
}
