using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// A shelf of fourth order in two biquads: half its decibels at the crossover and all but half a percent of them an octave beyond, so that a band of
/// decay ends where it is said to (M. Holters and U. Zoelzer, "Parametric higher-order shelving filters", EUSIPCO 2006): poles of a Butterworth
/// filter on a circle of radius g^(-1/8), zeros on one of radius g^(1/8); bilinear transform, exact at the crossover.
/// </summary>
internal static class DecayShelf
{
    /// <summary>Biquads in series.</summary>
    public const int Sections = 2;

    /// <param name="decibels">Gain far below the crossover.</param>
    /// <param name="crossover">Hz; at most 0.45 of the rate is used.</param>
    /// <param name="section">0 or 1.</param>
    public static BiquadCoefficients Low(double decibels, double crossover, double sampleRate, int section) => Section(decibels, crossover, sampleRate, section, high: false);

    /// <inheritdoc cref="Low"/>
    /// <param name="decibels">Gain far above the crossover.</param>
    public static BiquadCoefficients High(double decibels, double crossover, double sampleRate, int section) => Section(decibels, crossover, sampleRate, section, high: true);

    /// <summary>The share of its decibels that a high shelf has reached at a frequency, 0 to 1.</summary>
    public static double Share(double hertz, double crossover)
    {
        var squared = hertz / crossover * (hertz / crossover);
        var fourth = squared * squared;
        return fourth * fourth / (1 + (fourth * fourth));
    }

    private static BiquadCoefficients Section(double decibels, double crossover, double sampleRate, int section, bool high)
    {
        var k = DetMath.Tan(Math.PI * Math.Min(crossover / sampleRate, 0.45));
        var radius = DetMath.DbToGain(decibels / (4 * Sections));
        var damping = 1 / Butterworth.Q(2 * Sections, section);

        // Low: (s^2 + r d s + r^2) / (s^2 + d s / r + 1 / r^2); high: the same with 1 / s.
        var (n0, n1, n2) = (radius * radius, radius * damping, 1.0);
        var (d0, d1, d2) = (1 / (radius * radius), damping / radius, 1.0);
        if (high)
        {
            (n0, n2, d0, d2) = (n2, n0, d2, d0);
        }

        var scale = 1 / ((d0 * k * k) + (d1 * k) + d2);
        return new BiquadCoefficients(
            ((n0 * k * k) + (n1 * k) + n2) * scale,
            2 * ((n0 * k * k) - n2) * scale,
            ((n0 * k * k) - (n1 * k) + n2) * scale,
            2 * ((d0 * k * k) - d2) * scale,
            ((d0 * k * k) - (d1 * k) + d2) * scale);
    }
}
