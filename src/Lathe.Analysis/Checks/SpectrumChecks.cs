using System.Globalization;
using Lathe.Metering.Defects;
using Lathe.Metering.Spectrum;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Hum, rumble, resonances, sibilance, plosives, noise, the end of the spectrum and the end of the bits.</summary>
internal static class SpectrumChecks
{
    private const double SibilanceSpread = 15;

    /// <summary>Louder floors are music that never pauses.</summary>
    private const double MostHiss = -52;

    /// <summary>12 dB, as a ratio of powers: what never gets louder than its floor is the music itself.</summary>
    private const double LeastOverHiss = 16;

    /// <summary>More bursts than that are a drum.</summary>
    private const double MostBurstsPerSecond = 1;

    /// <summary>Coders cut below this; what half the rate allows above it is not their doing.</summary>
    private const double LossyHertz = 20500;

    public static IEnumerable<Finding> Run(CheckContext c) =>
        [.. Hum(c), .. Rumble(c), .. Resonances(c), .. Sibilance(c), .. Plosives(c), .. Noise(c), .. Wall(c), .. Undithered(c)];

    private static IEnumerable<Finding> Hum(CheckContext c) =>
        Metering.Defects.Hum.Find(c.M.Spectrum.Floor.AsSpan(), c.M.Spectrum.BinWidth) is { } hum
            ? c.Judge(
                DefectClasses.Hum, hum.Level, c.At(low: hum.Hertz, high: 10 * hum.Hertz),
                string.Create(CultureInfo.InvariantCulture, $"{hum.Level:F1} dBFS at {hum.Hertz:F0} Hz and {hum.Lines} of its multiples"))
            : [];

    private static IEnumerable<Finding> Rumble(CheckContext c)
    {
        // What lies below 25 Hz is nobody's note.
        var low = PowerBetween(c, 2, 25);
        var total = PowerBetween(c, 25, double.PositiveInfinity);
        return Metering.Decibels.OfPower(low / total) is { } ratio && Metering.Decibels.OfPower(low) > -60
            ? c.Judge(DefectClasses.Rumble, ratio, c.At(low: 2, high: 25))
            : [];
    }

    private static IEnumerable<Finding> Resonances(CheckContext c) =>
        Resonance.Find(c.M.Spectrum.Bins.AsSpan(), c.M.Spectrum.BinWidth, 1500, 12000, DefectClasses.Resonance.LimitsFor(c.Rules).First ?? double.PositiveInfinity)
            .Take(3).SelectMany(r => c.Judge(
                DefectClasses.Resonance, r.Prominence, c.At(low: r.Hertz * 0.97, high: r.Hertz * 1.03),
                string.Create(CultureInfo.InvariantCulture, $"{r.Prominence:F1} dB above the octave around {r.Hertz:F0} Hz")));

    /// <summary>5 to 10 kHz comes and goes by far more than a mix does, and is as strong as the voice itself where it comes.</summary>
    private static IEnumerable<Finding> Sibilance(CheckContext c)
    {
        var s = c.M.Spectrum;
        const int first = 24;
        const int last = 27;
        var high = Enumerable.Range(first, last - first + 1).Max(b => s.High[b] ?? -200);
        var middle = Enumerable.Range(first, last - first + 1).Max(b => s.Middle[b] ?? -200);
        var voice = Enumerable.Range(11, 10).Max(b => s.High[b] ?? -200);
        return high - middle > SibilanceSpread
            ? c.Judge(DefectClasses.Sibilance, high - voice, c.At(low: ThirdOctaves.Low(first), high: ThirdOctaves.High(last)))
            : [];
    }

    private static IEnumerable<Finding> Plosives(CheckContext c) =>
        c.Defects is { LowBursts.Length: > 0, LowBurstsPerSecond: < MostBurstsPerSecond } defects
            ? c.Judge(DefectClasses.Plosives, defects.LowBursts.Length, c.Across(defects.LowBursts) with { LowHz = 20, HighHz = 80 })
            : [];

    private static IEnumerable<Finding> Noise(CheckContext c) =>
        Metering.Defects.NoiseFloor.Find(c.M.Spectrum.Floor.AsSpan(), c.M.Spectrum.BinWidth) is { } noise
            && noise.Level < MostHiss && noise.Flatness >= Metering.Defects.NoiseFloor.LeastFlatness && PowerBetween(c, 2000, 10000) > LeastOverHiss * noise.High
            ? c.Judge(DefectClasses.NoiseFloor, noise.Level, c.Whole)
            : [];

    private static IEnumerable<Finding> Wall(CheckContext c)
    {
        if (Bandwidth.Find(c.M.Spectrum.Bins.AsSpan(), c.M.Spectrum.BinWidth) is not { } wall)
        {
            return [];
        }

        var half = c.M.Format.SampleRate / 2.0;
        var defect = wall.Hertz < LossyHertz && wall.Hertz < 0.9 * half ? DefectClasses.LossySource : wall.Hertz < 0.8 * half ? DefectClasses.Upsampled : null;
        return defect is null
            ? []
            : c.Judge(defect, wall.Drop, c.At(low: wall.Hertz, high: half), string.Create(CultureInfo.InvariantCulture, $"falls {wall.Drop:F0} dB at {wall.Hertz / 1000:F2} kHz"));
    }

    private static IEnumerable<Finding> Undithered(CheckContext c) =>
        c.Defects is { } defects && c.M.EffectiveBits <= 16 && defects.StillBlocks > defects.QuietBlocks / 4
            ? c.Judge(DefectClasses.Undithered, defects.StillBlocks, c.At(start: defects.FirstStill))
            : [];

    private static double PowerBetween(CheckContext c, double low, double high)
    {
        var sum = 0.0;
        var width = c.M.Spectrum.BinWidth;
        for (var k = (int)Math.Ceiling(low / width); k < c.M.Spectrum.Bins.Length && k * width < high; k++)
        {
            sum += c.M.Spectrum.Bins[k];
        }

        return sum;
    }
}
