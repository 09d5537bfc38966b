namespace Lathe.Metering.Defects;

/// <summary>Where a spectrum ends, and how steeply: coders and converters leave a wall.</summary>
/// <param name="Hertz">The last frequency before the fall.</param>
/// <param name="Drop">How far the power falls within a kilohertz, dB.</param>
public readonly record struct Bandwidth(double Hertz, double Drop)
{
    private const double Step = 250;

    /// <param name="bins">Mean power of each bin, linear.</param>
    /// <param name="binWidth">Hertz.</param>
    /// <returns>The deepest fall within 1 kHz between 10 kHz and 90 % of half the rate; null where there is no such band or no sound.</returns>
    public static Bandwidth? Find(ReadOnlySpan<double> bins, double binWidth)
    {
        var steps = (int)((bins.Length - 1) * binWidth / Step);
        var levels = new double[steps];
        for (var s = 0; s < steps; s++)
        {
            var sum = 0.0;
            for (var k = (int)(s * Step / binWidth); k < (int)((s + 1) * Step / binWidth); k++)
            {
                sum += bins[k];
            }

            // -150 dBFS a step: less is the noise of arithmetic.
            levels[s] = Decibels.OfPower(sum + 1e-15)!.Value;
        }

        Bandwidth? best = null;
        const int kilohertz = (int)(1000 / Step);
        for (var s = (int)(10000 / Step); s + kilohertz < steps && (s * Step) < 0.95 * bins.Length * binWidth; s++)
        {
            var drop = levels[s] - levels[s + kilohertz];
            if (best is null || drop > best.Value.Drop)
            {
                best = new Bandwidth((s + 1) * Step, drop);
            }
        }

        return best;
    }
}
