using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// The bilinear transform with a section's own frequency kept: cheap enough for every quantum. Magnitudes are cramped near the Nyquist frequency,
/// which is of no account at an oversampled rate; <see cref="MatchedDesign"/> serves the base rate.
/// </summary>
public static class BilinearDesign
{
    /// <param name="prototype">The analog section.</param>
    /// <param name="frequency">Its frequency as a part of the sample rate; above 0.49 counts as that.</param>
    public static BiquadCoefficients Design(in AnalogSection prototype, double frequency)
    {
        var k = DetMath.Tan(Math.PI * Math.Min(frequency, 0.49));
        var (n0, n1, n2) = (prototype.N0 * k * k, prototype.N1 * k, prototype.N2);
        var (d0, d1, d2) = (prototype.D0 * k * k, prototype.D1 * k, prototype.D2);
        var one = 1 / (d0 + d1 + d2);
        return new BiquadCoefficients((n0 + n1 + n2) * one, 2 * (n0 - n2) * one, (n0 - n1 + n2) * one, 2 * (d0 - d2) * one, (d0 - d1 + d2) * one);
    }
}
