using Lathe.Mixing.Assistant;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Tone;

/// <summary>A wide, shallow cut where the low mids of a track swell over what lies below and above them.</summary>
internal static class LowMids
{
    // Third octaves of 200 to 500 Hz, and of 80 to 160 and 630 to 1600 Hz around them.
    private const int First = 10;
    private const int Last = 14;
    private const double Excess = 7;
    private const double Deepest = -3;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks.Where(t => t.Role is
            Roles.Kick or Roles.Drums or Roles.Room or Roles.Overheads or Roles.ElectricGuitar or Roles.AcousticGuitar or Roles.Keys or Roles.Synth or Roles.LeadVocal or Roles.BackingVocal))
        {
            var bands = track.Stem.Features.ActiveBands;
            if (bands.Length == 0)
            {
                continue;
            }

            var inside = Mean(bands, First, Last);
            var around = (Mean(bands, 6, 9) + Mean(bands, 15, 19)) / 2;
            var excess = inside - around;
            if (double.IsFinite(excess) && excess > Excess)
            {
                var loudest = Enumerable.Range(First, Last - First + 1).MaxBy(b => bands[b]);
                var hertz = Metering.Spectrum.ThirdOctaves.Nominal[loudest];
                var gain = Math.Max(Deepest, -0.4 * (excess - Excess) - 1);
                var band = EqBand.Bell("mud", hertz, gain, 1);
                track.Bands.Add(band);
                plan.Decide(
                    $"mud/{track.Id}", "tone", track.Id, Invariant($"200 to 500 Hz stand {excess:F1} dB above their neighbors"),
                    Invariant($"bell {ValueText.Decibels(gain)} at {ValueText.Hertz(hertz)}, Q 1"), "Clearer low mids.", 0.6, EqText.Edits(track.Id, band).AsSpan());
                plan.Comment($"{track.Id}/eq", "swollen low mids are eased");
            }
        }
    }

    private static double Mean(IReadOnlyList<double> bands, int first, int last)
    {
        var sum = 0.0;
        for (var b = first; b <= last; b++)
        {
            sum += bands[b];
        }

        return sum / (last - first + 1);
    }
}
