using Lathe.Analysis.Measurement;
using Lathe.Metering;

namespace Lathe.Mixing.Tone;

/// <summary>Power of stretches of a long-term spectrum.</summary>
internal static class PowerBands
{
    /// <summary>Linear power from one frequency to another, hertz.</summary>
    public static double Between(SpectrumMeasurement spectrum, double low, double high)
    {
        var sum = 0.0;
        for (var k = Math.Max(1, (int)Math.Ceiling(low / spectrum.BinWidth)); k < spectrum.Bins.Length && k * spectrum.BinWidth < high; k++)
        {
            sum += spectrum.Bins[k];
        }

        return sum;
    }

    /// <summary>The lowest frequency of what is played: 0.3 % of the power above 28 Hz lie below it. Rumble does not count.</summary>
    public static double LowestNote(SpectrumMeasurement spectrum)
    {
        const double lowest = 28;
        var threshold = 0.003 * Between(spectrum, lowest, double.PositiveInfinity);
        var sum = 0.0;
        for (var k = (int)Math.Ceiling(lowest / spectrum.BinWidth); k < spectrum.Bins.Length; k++)
        {
            sum += spectrum.Bins[k];
            if (sum >= threshold)
            {
                return k * spectrum.BinWidth;
            }
        }

        return lowest;
    }

    /// <summary>Power below 25 Hz against the rest, dB.</summary>
    public static double Rumble(SpectrumMeasurement spectrum) =>
        Decibels.OfPower(Between(spectrum, 2, 25) / Between(spectrum, 25, double.PositiveInfinity)) ?? double.NegativeInfinity;
}
