using Lathe.Metering;
using Lathe.Metering.Spectrum;
using Lathe.Mixing.Assistant;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Masking;

/// <summary>
/// Makes room for the lead in 1 to 5 kHz, where words are understood: an accompanying track that is as strong there, at the levels of the mix and
/// while the lead sings, gives way by at most 3 dB.
/// </summary>
internal static class Unmasking
{
    // Third octaves of 1 to 5 kHz.
    private const int First = 17;
    private const int Last = 24;

    /// <summary>A track this far below the lead in a band does not cover it, dB.</summary>
    private const double Margin = 8;

    private const double Deepest = -3;

    public static void Apply(MixPlan plan)
    {
        var leads = plan.Leads.ToArray();
        if (leads.Length == 0)
        {
            return;
        }

        var lead = Levels(plan, [.. leads], leads);
        foreach (var track in plan.Tracks.Where(t => t.Role is
            Roles.ElectricGuitar or Roles.AcousticGuitar or Roles.Keys or Roles.Synth or Roles.Strings or Roles.Brass or Roles.Woodwinds or Roles.Other))
        {
            var own = Levels(plan, [track], leads);
            var worst = Enumerable.Range(First, Last - First + 1).MaxBy(b => own[b] - lead[b]);
            var over = own[worst] - lead[worst] + Margin;
            if (!double.IsFinite(over) || over < 1)
            {
                continue;
            }

            var gain = Math.Max(Deepest, -0.5 * over);
            var hertz = ThirdOctaves.Nominal[worst];
            var band = EqBand.Bell("room-for-lead", hertz, gain, 1);
            track.Bands.Add(band);
            plan.Decide(
                $"masking/{track.Id}", "tone", track.Id, Invariant($"{own[worst] - lead[worst]:+0.0;-0.0} dB against the lead at {ValueText.Hertz(hertz)} while it sings"),
                Invariant($"bell {ValueText.Decibels(gain)} at {ValueText.Hertz(hertz)}, Q 1"), "Words are understood without raising the voice.", 0.6,
                EqText.Edits(track.Id, band).AsSpan());
            plan.Comment($"{track.Id}/eq", "gives way to the lead");
        }
    }

    /// <summary>Mean level in each third of an octave, dB, at the mix's levels, over the time in which a lead sings.</summary>
    private static double[] Levels(MixPlan plan, TrackPlan[] tracks, TrackPlan[] leads)
    {
        var sums = new double[ThirdOctaves.Count];
        var count = 0;
        var hop = plan.Tracks[0].Stem.Features.BandHopSeconds;
        for (var h = 0; h * hop * 10 < plan.Hops; h++)
        {
            var tenth = (int)(h * hop * 10);
            if (!Array.Exists(leads, l => l.IsActive(tenth)))
            {
                continue;
            }

            count++;
            foreach (var track in tracks)
            {
                // Stems of other rates have hops of another length.
                var features = track.Stem.Features;
                var at = (int)(h * hop / features.BandHopSeconds) * sums.Length;
                for (var b = 0; b < sums.Length && at + b < features.BandHistory.Length; b++)
                {
                    sums[b] += Decibels.ToPower(features.BandHistory[at + b] - track.Stem.Loudness + track.Target);
                }
            }
        }

        return [.. sums.Select(s => Decibels.OfPower(s / Math.Max(1, count)) ?? double.NegativeInfinity)];
    }
}
