using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// A bell whose decibels follow the group delay of a <see cref="DispersiveChain"/>, which near the transition frequency is
/// (1 + a)/(1 - a) / (1 + 4 a/(1 - a)^2 sin^2(phi/2)), phi the distance from it: so close to a resonance curve, as are the decibels of the analog bell
/// (s^2 + A w s + 1)/(s^2 + w/A s + 1), that where each journey's time goes, its loss goes too. Bilinear transform, exact at the transition and at the
/// half of the height below it.
/// </summary>
internal static class TransitionBell
{
    /// <param name="decibels">At the transition frequency, a few; many are better shared between several bells.</param>
    /// <param name="factor">a of the chain, 0 to 1.</param>
    /// <param name="transition">Hz.</param>
    public static BiquadCoefficients Section(double decibels, double factor, double transition, double sampleRate)
    {
        var half = 2 * DetMath.Asin((1 - factor) / (2 * Math.Sqrt(factor)));
        var k = DetMath.Tan(Math.PI * transition / sampleRate);
        var edge = DetMath.Tan(Math.PI * transition * (1 - (half / Math.PI)) / sampleRate) / k;
        var width = (1 / edge) - edge;
        var gain = DetMath.DbToGain(0.5 * decibels);
        var (up, down) = (gain * width * k, width * k / gain);
        var scale = 1 / (1 + down + (k * k));
        return new BiquadCoefficients(
            (1 + up + (k * k)) * scale,
            2 * ((k * k) - 1) * scale,
            (1 - up + (k * k)) * scale,
            2 * ((k * k) - 1) * scale,
            (1 - down + (k * k)) * scale);
    }
}
