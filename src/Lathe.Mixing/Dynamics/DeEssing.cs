using System.Collections.Immutable;
using Lathe.Metering.Spectrum;
using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Dynamics;

/// <summary>Lowers the esses of voices where they come near the level of the voice itself.</summary>
internal static class DeEssing
{
    // Third octaves of 250 Hz to 2 kHz, and of 4 to 12.5 kHz.
    private const int FirstVoice = 11;
    private const int LastVoice = 20;
    private const int FirstEss = 23;
    private const int LastEss = 28;

    /// <summary>Loud esses this far below the loud voice are not in the way, dB.</summary>
    private const double Harmless = -11;

    /// <summary>Esses come and go: their loud tenth stands so far above their middle, dB.</summary>
    private const double LeastSpread = 10;

    private const double MostRange = 9;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks.Where(t => t.Role is Roles.LeadVocal or Roles.BackingVocal or Roles.Speech))
        {
            var spectrum = track.Stem.Measurement.Spectrum;
            var voice = Loudest(spectrum.High, FirstVoice, LastVoice);
            var ess = Loudest(spectrum.High, FirstEss, LastEss);
            var against = ess.Level - voice.Level;
            var spread = ess.Level - (spectrum.Middle[ess.Band] ?? -200);
            if (against < Harmless || spread < LeastSpread)
            {
                plan.Leave(
                    $"de-essing/{track.Id}", "dynamics", track.Id, Invariant($"loud esses {against:F1} dB against the loud voice"), "no de-esser", "They are not in the way.", 0.7);
                continue;
            }

            var range = Math.Min(MostRange, 4 + (0.6 * (against - Harmless)));
            var hertz = ThirdOctaves.Nominal[ess.Band];
            ImmutableArray<Setting> settings =
            [
                new("frequency", ValueText.Hertz(hertz)),
                new("bandwidth", "1.5"),
                new("threshold", ValueText.Decibels(-9)),
                new("range", ValueText.Decibels(range)),
            ];
            track.DeEsser = settings;
            plan.Decide(
                $"de-essing/{track.Id}", "dynamics", track.Id, Invariant($"esses around {ValueText.Hertz(hertz)} {against:F1} dB against the loud voice"),
                Invariant($"de-esser at {ValueText.Hertz(hertz)}, at most {range:F1} dB"), "Esses stop to sting; vowels stay bright.", 0.75,
                [.. settings.Select(s => new Edit($"{track.Id}/de-esser/{s.Path}", s.Text))]);
            plan.Comment($"{track.Id}/de-esser", Invariant($"esses as loud as {against:F0} dB against the voice"));
        }
    }

    private static (int Band, double Level) Loudest(ImmutableArray<double?> levels, int first, int last)
    {
        var band = Enumerable.Range(first, last - first + 1).MaxBy(b => levels[b] ?? -200);
        return (band, levels[band] ?? -200);
    }
}
