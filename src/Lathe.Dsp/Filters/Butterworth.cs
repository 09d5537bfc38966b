using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>Sections of Butterworth low- and high-passes: order n has poles at equal angles, section k a q of 1 / (2 cos((2k + 1) pi / 2n)).</summary>
public static class Butterworth
{
    /// <summary>q of a section of second order.</summary>
    /// <param name="order">1 or more.</param>
    /// <param name="section">0 (least resonant when the order is even) to order / 2 - 1 (most).</param>
    public static double Q(int order, int section)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(section);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, order / 2);
        var angle = order % 2 == 0 ? ((2 * section) + 1) / (2.0 * order) : (section + 1) / (double)order;
        return 1 / (2 * DetMath.CosPi(angle));
    }

    /// <summary>The prototypes in series, those of second order first, least resonant first.</summary>
    /// <param name="order">1 to twice the length of <paramref name="sections"/>: 6 dB an octave each.</param>
    /// <param name="highPass">High-pass or low-pass.</param>
    /// <param name="resonance">Factor on the q of the most resonant section; 1 for Butterworth's own.</param>
    /// <param name="sections">Gets (order + 1) / 2 sections.</param>
    public static void Prototypes(int order, bool highPass, double resonance, Span<AnalogSection> sections)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        for (var k = 0; k < order / 2; k++)
        {
            var q = Q(order, k) * (k == (order / 2) - 1 ? resonance : 1);
            sections[k] = highPass ? AnalogSection.HighPass(q) : AnalogSection.LowPass(q);
        }

        if (order % 2 == 1)
        {
            sections[order / 2] = highPass ? AnalogSection.HighPassFirstOrder : AnalogSection.LowPassFirstOrder;
        }
    }
}
