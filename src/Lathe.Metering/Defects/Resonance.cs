using Lathe.Dsp.Numerics;

namespace Lathe.Metering.Defects;

/// <summary>A narrow peak of the long-term spectrum: a ringing room mode, string or harsh microphone.</summary>
/// <param name="Hertz">Its frequency.</param>
/// <param name="Prominence">Height over the octave around it, dB.</param>
public readonly record struct Resonance(double Hertz, double Prominence)
{
    private const int PerOctave = 24;

    /// <param name="bins">Mean power of each bin, linear.</param>
    /// <param name="binWidth">Hertz.</param>
    /// <param name="low">Hertz.</param>
    /// <param name="high">Hertz.</param>
    /// <param name="least">Least prominence, dB.</param>
    /// <returns>The peaks of a 1/24 octave spectrum over its median within half an octave on either side, highest first.</returns>
    public static IReadOnlyList<Resonance> Find(ReadOnlySpan<double> bins, double binWidth, double low, double high, double least)
    {
        var first = low / DetMath.Exp2(0.5);
        var count = (int)(PerOctave * (DetMath.Log2(Math.Min(high * 1.4, (bins.Length - 2) * binWidth)) - DetMath.Log2(first)));
        var levels = new double[Math.Max(0, count)];
        for (var i = 0; i < levels.Length; i++)
        {
            var from = Math.Max(1, (int)(first * DetMath.Exp2((i - 0.5) / PerOctave) / binWidth));
            var to = Math.Max(from + 1, (int)(first * DetMath.Exp2((i + 0.5) / PerOctave) / binWidth));
            var sum = 0.0;
            for (var k = from; k < to; k++)
            {
                sum += bins[k] / (to - from);
            }

            levels[i] = Decibels.OfPower(sum + 1e-20)!.Value;
        }

        var found = new List<Resonance>();
        const int half = PerOctave / 2;
        for (var i = half; i < levels.Length - half; i++)
        {
            var around = levels.AsSpan(i - half, (2 * half) + 1).ToArray();
            Array.Sort(around);
            var prominence = levels[i] - around[half];
            var hertz = first * DetMath.Exp2(i / (double)PerOctave);
            if (prominence >= least && levels[i] >= levels[i - 1] && levels[i] >= levels[i + 1] && hertz <= high)
            {
                found.Add(new Resonance(hertz, prominence));
            }
        }

        return [.. found.OrderByDescending(r => r.Prominence)];
    }
}
