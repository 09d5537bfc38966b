namespace Lathe.Metering.Defects;

/// <summary>Mains hum in the floor of a spectrum: lines at 50 or 60 Hz and their multiples that never stop.</summary>
/// <param name="Hertz">50 or 60.</param>
/// <param name="Level">Power of all lines together, dBFS.</param>
/// <param name="Lines">How many of the first ten multiples stand out.</param>
public readonly record struct Hum(double Hertz, double Level, int Lines)
{
    /// <summary>Lines among the first ten that make hum: fewer may be a held bass note.</summary>
    public const int LeastLines = 3;

    private const int Multiples = 10;

    /// <summary>12 dB over what surrounds it, as a ratio of powers.</summary>
    private const double Prominence = 16;

    /// <param name="floor">The least power of each bin over time, linear.</param>
    /// <param name="binWidth">Hertz, below 2.</param>
    /// <returns>The stronger of the two; null where neither has enough lines.</returns>
    public static Hum? Find(ReadOnlySpan<double> floor, double binWidth)
    {
        var (fifty, sixty) = (Of(50, floor, binWidth), Of(60, floor, binWidth));
        var best = fifty.Lines > sixty.Lines || (fifty.Lines == sixty.Lines && fifty.Level > sixty.Level) ? fifty : sixty;
        return best.Lines >= LeastLines ? best : null;
    }

    private static Hum Of(double hertz, ReadOnlySpan<double> floor, double binWidth)
    {
        var (sum, lines) = (0.0, 0);
        var fundamental = false;
        for (var k = 1; k <= Multiples; k++)
        {
            // A Hann window spreads a line over four bins; the ring around it, 6 to 14 bins away, is what it stands out from.
            var middle = (int)Math.Round(k * hertz / binWidth);
            if (middle + 15 > floor.Length)
            {
                break;
            }

            var line = Largest(floor, middle - 1, middle + 1);
            var around = Math.Max(Largest(floor, middle - 14, middle - 6), Largest(floor, middle + 6, middle + 14));
            if (line > Prominence * around && line > 1e-12)
            {
                lines++;
                sum += line;
                fundamental |= k <= 2;
            }
        }

        return new Hum(hertz, Decibels.OfPower(1.5 * sum) ?? double.NegativeInfinity, fundamental ? lines : 0);
    }

    private static double Largest(ReadOnlySpan<double> values, int from, int to)
    {
        var max = 0.0;
        for (var i = Math.Max(0, from); i <= to; i++)
        {
            max = Math.Max(max, values[i]);
        }

        return max;
    }
}
