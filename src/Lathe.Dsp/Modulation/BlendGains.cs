using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Modulation;

/// <summary>
/// The gains of a direct and a moved signal that are part of one effect: cos and sin of a quarter turn, so that unlike signals keep their power and
/// half-way is the deepest comb.
/// </summary>
public static class BlendGains
{
    /// <param name="percent">Share of the moved signal at each frame, -100 to 100; below 0 it is turned over.</param>
    /// <param name="direct">Gets the gains of the direct signal.</param>
    /// <param name="moved">Gets the gains of the moved one.</param>
    public static void Fill(ReadOnlySpan<double> percent, Span<double> direct, Span<double> moved)
    {
        for (var i = 0; i < percent.Length; i++)
        {
            moved[i] = percent[i] / 200;
        }

        DetMath.CosPi(moved, direct);
        DetMath.SinPi(moved, moved);
    }
}
