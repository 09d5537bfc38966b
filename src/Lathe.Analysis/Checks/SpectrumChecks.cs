using Lathe.Metering.Defects;
using Lathe.Metering.Spectrum;
using Lathe.Session.Findings;
using static Lathe.Analysis.Checks.CheckContext;

namespace Lathe.Analysis.Checks;

/// <summary>Hum, rumble, resonances, sibilance and the end of the spectrum.</summary>
internal static class SpectrumChecks
{
    private const double HumNote = -80;
    private const double HumWarning = -60;
    private const double RumbleBelowTotal = 12;
    private const double ResonanceProminence = 18;
    private const double SibilanceSpread = 30;
    private const double SibilanceOverVoice = -4;
    private const double WallDrop = 30;

    /// <summary>Coders cut below this; what half the rate allows above it is not their doing.</summary>
    private const double LossyHertz = 20500;

    public static IEnumerable<Finding> Run(CheckContext c) => [.. Hum(c), .. Rumble(c), .. Resonances(c), .. Sibilance(c), .. Wall(c)];

    private static IEnumerable<Finding> Hum(CheckContext c)
    {
        if (Metering.Defects.Hum.Find(c.M.Spectrum.Floor.AsSpan(), c.M.Spectrum.BinWidth) is { } hum && hum.Level > HumNote)
        {
            yield return new Finding(
                "hum", hum.Level > HumWarning ? FindingSeverity.Warning : FindingSeverity.Note, c.At(low: hum.Hertz, high: 10 * hum.Hertz),
                $"The mains hum at {Text(hum.Hertz, "Hz", 0)} and its multiples is always there.", Text(hum.Level, "dBFS"), Text(HumNote, "dBFS"),
                "Notch it and its multiples, or record it anew.");
        }
    }

    private static IEnumerable<Finding> Rumble(CheckContext c)
    {
        // What lies below 25 Hz is nobody's note.
        var low = PowerBetween(c, 2, 25);
        var total = PowerBetween(c, 25, double.PositiveInfinity);
        if (Metering.Decibels.OfPower(low / total) is { } ratio && ratio > -RumbleBelowTotal && Metering.Decibels.OfPower(low) > -60)
        {
            yield return new Finding(
                "rumble", FindingSeverity.Warning, c.At(low: 2, high: 25), "Rumble below hearing takes headroom.",
                $"{Text(ratio, "dB")} against the rest", Text(-RumbleBelowTotal, "dB"), "High-pass it at 25 to 30 Hz.");
        }
    }

    private static IEnumerable<Finding> Resonances(CheckContext c)
    {
        foreach (var resonance in Resonance.Find(c.M.Spectrum.Bins.AsSpan(), c.M.Spectrum.BinWidth, 1500, 12000, ResonanceProminence).Take(3))
        {
            yield return new Finding(
                "resonance", FindingSeverity.Note, c.At(low: resonance.Hertz * 0.97, high: resonance.Hertz * 1.03),
                $"A narrow peak at {Text(resonance.Hertz, "Hz", 0)} rings.", $"{Text(resonance.Prominence, "dB")} above the octave around it",
                Text(ResonanceProminence, "dB"), "Cut it with a narrow bell.");
        }
    }

    /// <summary>5 to 10 kHz comes and goes by far more than a mix does, and is as strong as the voice itself where it comes.</summary>
    private static IEnumerable<Finding> Sibilance(CheckContext c)
    {
        var s = c.M.Spectrum;
        const int first = 24;
        const int last = 27;
        var high = Enumerable.Range(first, last - first + 1).Max(b => s.High[b] ?? -200);
        var middle = Enumerable.Range(first, last - first + 1).Max(b => s.Middle[b] ?? -200);
        var voice = Enumerable.Range(11, 10).Max(b => s.High[b] ?? -200);
        if (high - middle > SibilanceSpread * 0.5 && high > voice + SibilanceOverVoice)
        {
            yield return new Finding(
                "sibilance", FindingSeverity.Note, c.At(low: ThirdOctaves.Low(first), high: ThirdOctaves.High(last)), "The esses are as loud as the voice.",
                $"{Text(high - voice, "dB")} against 250 Hz to 2 kHz", Text(SibilanceOverVoice, "dB"), "De-ess it.");
        }
    }

    private static IEnumerable<Finding> Wall(CheckContext c)
    {
        if (Bandwidth.Find(c.M.Spectrum.Bins.AsSpan(), c.M.Spectrum.BinWidth) is not { } wall || wall.Drop < WallDrop)
        {
            yield break;
        }

        var half = c.M.Format.SampleRate / 2.0;
        if (wall.Hertz < LossyHertz && wall.Hertz < 0.9 * half)
        {
            yield return new Finding(
                "lossy-source", c.Rules.LossySeverity, c.At(low: wall.Hertz, high: half), "The top of the spectrum is missing, as a lossy coder leaves it.",
                $"falls {Text(wall.Drop, "dB", 0)} at {Text(wall.Hertz / 1000, "kHz", 2)}", "no such fall below 20.5 kHz", "Ask for the uncompressed original.");
        }
        else if (wall.Hertz < 0.8 * half)
        {
            yield return new Finding(
                "upsampled", c.Rules.LossySeverity, c.At(low: wall.Hertz, high: half),
                "It was converted up from a lower sample rate: the rest of its band is empty.", $"ends at {Text(wall.Hertz / 1000, "kHz", 2)}",
                $"up to {Text(half / 1000, "kHz", 2)}", "Deliver it at the rate it was recorded at.");
        }
    }

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
