using System.Collections.Immutable;
using Lathe.Metering;
using Lathe.Mixing.MixBus;

namespace Lathe.Mixing.Assistant;

/// <summary>What a proposed mix measures, its fader included.</summary>
/// <param name="Integrated">LUFS; null for silence.</param>
/// <param name="TruePeak">dBTP; null for silence.</param>
/// <param name="Range">Loudness range, LU, or null.</param>
/// <param name="Correlation">Of left and right, or null.</param>
/// <param name="MonoLoss">What is lost in mono, dB, or null.</param>
/// <param name="GlueReduction">What the bus chain takes on average, LU.</param>
/// <param name="LeadShare">The lead voices against the whole mix while they sing, LU; null without a lead.</param>
/// <param name="Tracks">Loudness of each track in the mix, LUFS; null for silence.</param>
public sealed record MixSummary(
    double? Integrated,
    double? TruePeak,
    double? Range,
    double? Correlation,
    double? MonoLoss,
    double GlueReduction,
    double? LeadShare,
    ImmutableSortedDictionary<string, double?> Tracks)
{
    internal static MixSummary Of(MixPlan plan, MixReading reading) => new(
        reading.Mix.Integrated + plan.MixFader,
        reading.Mix.TruePeak + plan.MixFader,
        reading.Mix.Range,
        reading.Mix.Correlation,
        reading.Mix.MonoLoss,
        reading.Reduction,
        Share(plan, reading),
        reading.Tracks.ToImmutableSortedDictionary(t => t.Key, t => t.Value.Integrated + plan.MixFader, StringComparer.Ordinal));

    private static double? Share(MixPlan plan, MixReading reading)
    {
        var leads = plan.Leads.ToArray();
        var (lead, whole) = (0.0, 0.0);
        for (var hop = 0; hop < reading.Mix.History.Momentary.Length; hop++)
        {
            if (Array.Exists(leads, l => l.IsActive(hop)))
            {
                lead += leads.Sum(l => reading.Tracks[l.Id].MomentaryPowers[hop]);
                whole += Metering.Loudness.GatedLoudness.ToPower(reading.Mix.History.Momentary[hop] + reading.Reduction);
            }
        }

        return Decibels.OfPower(lead / whole);
    }
}
