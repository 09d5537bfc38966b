using Lathe.Metering.Defects;
using Lathe.Mixing.Assistant;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Tone;

/// <summary>Narrow bells on peaks that ring over the octave around them, in recordings of air; electronic sounds are meant as they are.</summary>
internal static class Resonances
{
    private const double Low = 700;
    private const double High = 9000;
    private const double Prominence = 12;
    private const double Deepest = -6;
    private const double Q = 10;
    private const int Most = 2;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks.Where(t => t.Role is not (Roles.Synth or Roles.Fx or Roles.Kick or Roles.Bass or Roles.Other or Roles.HiHat)))
        {
            var spectrum = track.Stem.Measurement.Spectrum;
            foreach (var peak in Resonance.Find(spectrum.Bins.AsSpan(), spectrum.BinWidth, Low, High, Prominence).Take(Most))
            {
                var gain = Math.Max(Deepest, -0.5 * (peak.Prominence - 4));
                var band = EqBand.Bell(Invariant($"ring-{peak.Hertz:F0}"), peak.Hertz, gain, Q);
                track.Bands.Add(band);
                plan.Decide(
                    $"resonance/{track.Id}/{band.Id}", "tone", track.Id, Invariant($"a narrow peak at {peak.Hertz:F0} Hz, {peak.Prominence:F1} dB above the octave around it"),
                    Invariant($"bell {ValueText.Decibels(gain)} at {ValueText.Hertz(peak.Hertz)}, Q {Q:F0}"), "It stops ringing; the tone around it stays.",
                    peak.Prominence > 16 ? 0.85 : 0.65, EqText.Edits(track.Id, band).AsSpan());
                plan.Comment($"{track.Id}/eq", Invariant($"a ring at {peak.Hertz:F0} Hz is tamed"));
            }
        }
    }
}
