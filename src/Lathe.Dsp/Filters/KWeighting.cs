using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// The two second-order sections of the K weighting (ITU-R BS.1770-5, Annex 1) for any sample rate, from the analog prototype that gives the
/// recommendation's coefficients at 48 kHz. The numerator 1 -2 1 of its high-pass carries a gain of +0.043 dB at 48 kHz; the recommendation asks
/// for the same response at other rates, so that gain is kept.
/// </summary>
/// <param name="ShelfB0">Shelf: y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''.</param>
/// <param name="HighGain">High-pass: the factor of its numerator 1 -2 1.</param>
public readonly record struct KWeighting(
    double ShelfB0, double ShelfB1, double ShelfB2, double ShelfA1, double ShelfA2, double HighGain, double HighA1, double HighA2)
{
    private const double ShelfDecibels = 3.999843853973347;
    private const double ShelfQ = 0.7071752369554196;
    private const double ShelfHertz = 1681.974450955533;
    private const double HighQ = 0.5003270373238773;
    private const double HighHertz = 38.13547087602444;

    /// <summary>The shelf as a section of a cascade.</summary>
    public BiquadCoefficients Shelf => new(ShelfB0, ShelfB1, ShelfB2, ShelfA1, ShelfA2);

    /// <summary>The high-pass as a section of a cascade.</summary>
    public BiquadCoefficients High => new(HighGain, -2 * HighGain, HighGain, HighA1, HighA2);

    /// <param name="sampleRate">Hz, above 3364 (twice the shelf's frequency).</param>
    public static KWeighting At(double sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sampleRate, 2 * ShelfHertz);
        var k = DetMath.Tan(Math.PI * ShelfHertz / sampleRate);
        var high = DetMath.DbToGain(ShelfDecibels);
        var band = DetMath.Pow(high, 0.4996667741545416);
        var a0 = 1 + (k / ShelfQ) + (k * k);
        var b0 = (high + (band * k / ShelfQ) + (k * k)) / a0;
        var b1 = 2 * ((k * k) - high) / a0;
        var b2 = (high - (band * k / ShelfQ) + (k * k)) / a0;
        var a1 = 2 * ((k * k) - 1) / a0;
        var a2 = (1 - (k / ShelfQ) + (k * k)) / a0;

        k = DetMath.Tan(Math.PI * HighHertz / sampleRate);
        a0 = 1 + (k / HighQ) + (k * k);
        var k48 = DetMath.Tan(Math.PI * HighHertz / 48000);
        var gain = (1 + (k48 / HighQ) + (k48 * k48)) / a0;
        return new KWeighting(b0, b1, b2, a1, a2, gain, 2 * ((k * k) - 1) / a0, (1 - (k / HighQ) + (k * k)) / a0);
    }
}
