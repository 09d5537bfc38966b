using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>Levels and gains in decibels, a span at a time.</summary>
public static class Decibels
{
    /// <summary>The least level that is told apart, -300 dB: silence reads this instead of minus infinity.</summary>
    public const double Floor = -300;

    private const double FloorGain = 1e-15;
    private const double PerOctave = 6.020599913279624; // 20 log10 2
    private const double Octaves = 1 / PerOctave;

    /// <summary>20 log10 of linear levels of 0 or more, never below <see cref="Floor"/>.</summary>
    public static void FromGain(ReadOnlySpan<double> gains, Span<double> decibels)
    {
        for (var i = 0; i < gains.Length; i++)
        {
            decibels[i] = PerOctave * DetMath.Log2(Math.Max(gains[i], FloorGain));
        }
    }

    /// <summary>10^(dB/20); 0 dB gives exactly 1.</summary>
    public static void ToGain(ReadOnlySpan<double> decibels, Span<double> gains)
    {
        for (var i = 0; i < decibels.Length; i++)
        {
            gains[i] = DetMath.Exp2(Octaves * decibels[i]);
        }
    }
}
