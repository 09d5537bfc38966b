using Lathe.Dsp.Numerics;

namespace Lathe.Metering.Defects;

/// <summary>Hiss in the quietest 1.1 s: a floor between 2 and 10 kHz that is as even as noise is.</summary>
/// <param name="Level">Power from 300 Hz to 16 kHz, dBFS.</param>
/// <param name="Flatness">Geometric over arithmetic mean between 2 and 10 kHz, 0 to 1: bands of a twelfth of an octave.</param>
/// <param name="High">Power from 2 to 10 kHz, linear.</param>
public readonly record struct NoiseFloor(double Level, double Flatness, double High)
{
    /// <summary>Music that never stops is less even.</summary>
    public const double LeastFlatness = 0.5;

    /// <param name="floor">The least power of each bin over time, linear.</param>
    /// <param name="binWidth">Hertz.</param>
    /// <returns>Null for silence.</returns>
    public static NoiseFloor? Find(ReadOnlySpan<double> floor, double binWidth)
    {
        var sum = 0.0;
        for (var k = (int)(300 / binWidth); k < Math.Min(floor.Length, 16000 / binWidth); k++)
        {
            sum += floor[k];
        }

        if (Decibels.OfPower(sum) is not { } level)
        {
            return null;
        }

        var (logs, mean, count, high) = (0.0, 0.0, 0, 0.0);
        for (var hertz = 2000.0; hertz < 10000; hertz *= 1.0594630943592953)
        {
            var from = (int)(hertz / binWidth);
            var to = Math.Min(floor.Length, (int)(hertz * 1.0594630943592953 / binWidth));
            var band = 0.0;
            for (var k = from; k < to; k++)
            {
                band += floor[k] / (to - from);
                high += floor[k];
            }

            logs += DetMath.Log(band + 1e-30);
            mean += band;
            count++;
        }

        return count == 0 || mean <= 0 ? null : new NoiseFloor(level, DetMath.Exp(logs / count) / (mean / count), high);
    }
}
