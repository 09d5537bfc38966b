using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>Levels in decibels, a span at a time.</summary>
public static class Decibels
{
    /// <summary>The least level that is told apart, dB: silence reads this instead of minus infinity.</summary>
    public const double Floor = -300;

    /// <summary>That level, linear.</summary>
    internal const double FloorGain = 1e-15;

    /// <summary>20 log10 of linear levels of 0 or more, never below <see cref="Floor"/>.</summary>
    public static void FromGain(ReadOnlySpan<double> gains, Span<double> decibels)
    {
        Kernel.Clamp(gains, FloorGain, double.MaxValue, decibels);
        DetMath.GainToDb(decibels, decibels);
    }

    /// <summary>10 log10 of powers of 0 or more, never below <see cref="Floor"/>.</summary>
    public static void FromPower(ReadOnlySpan<double> powers, Span<double> decibels)
    {
        Kernel.Clamp(powers, FloorGain * FloorGain, double.MaxValue, decibels);
        DetMath.GainToDb(decibels, decibels);
        Kernel.Scale(decibels, 0.5, decibels);
    }

    /// <summary>dB of levels in any unit, in place, to 1e-11 dB and never below <see cref="Floor"/>.</summary>
    public static void From(LevelUnit unit, Span<double> levels)
    {
        if (unit != LevelUnit.Decibels)
        {
            Loops.Unary(new LevelOperators.ToDecibels(unit), levels, levels);
        }
    }
}
