using Lathe.Metering.Defects;
using Lathe.Mixing.Assistant;
using static System.FormattableString;

namespace Lathe.Mixing.Tone;

/// <summary>Narrow notches at the mains' frequency and those of its multiples that stand out of the noise floor.</summary>
internal static class HumNotches
{
    /// <summary>Hum more than this below the music is not heard.</summary>
    private const double BelowMusic = 62;

    private const int Multiples = 10;

    /// <summary>Width of a notch in hertz: mains wander by some tenths.</summary>
    private const double Width = 2;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks)
        {
            var spectrum = track.Stem.Measurement.Spectrum;
            if (Hum.Find(spectrum.Floor.AsSpan(), spectrum.BinWidth) is not { } hum || hum.Level < track.Stem.Features.ActiveRms - BelowMusic)
            {
                continue;
            }

            var lines = Enumerable.Range(1, Multiples).Where(k => StandsOut(spectrum.Floor.AsSpan(), spectrum.BinWidth, k * hum.Hertz)).ToArray();
            foreach (var k in lines)
            {
                var frequency = k * hum.Hertz;
                var band = EqBand.Notch(Invariant($"hum-{frequency:F0}"), frequency, Math.Min(40, frequency / Width));
                track.Bands.Add(band);
            }

            var measured = Invariant($"mains hum of {hum.Hertz:F0} Hz at {hum.Level:F0} dBFS");
            plan.Decide(
                $"hum/{track.Id}", "tone", track.Id, Invariant($"{measured}, {lines.Length} lines that never stop"),
                Invariant($"notches of {Width:F0} Hz at {string.Join(", ", lines.Select(k => ValueText.Hertz(k * hum.Hertz)))}"), "The hum is gone from the pauses; the notes between stay.",
                0.9, [.. track.Bands.Where(b => b.Id.StartsWith("hum-", StringComparison.Ordinal)).SelectMany(b => EqText.Edits(track.Id, b))]);
            plan.Comment($"{track.Id}/eq", measured + " is notched");
        }
    }

    // 12 dB over what surrounds the line, as Hum counts it.
    private static bool StandsOut(ReadOnlySpan<double> floor, double binWidth, double hertz)
    {
        var middle = (int)Math.Round(hertz / binWidth);
        if (middle + 15 > floor.Length)
        {
            return false;
        }

        var line = Largest(floor, middle - 1, middle + 1);
        return line > 1e-12 && line > 16 * Math.Max(Largest(floor, middle - 14, middle - 6), Largest(floor, middle + 6, middle + 14));
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
