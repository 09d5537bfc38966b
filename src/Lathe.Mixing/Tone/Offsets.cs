using Lathe.Dsp.Numerics;
using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using static System.FormattableString;

namespace Lathe.Mixing.Tone;

/// <summary>Takes constant offsets away before anything else: they cost headroom and make dynamics and saturation lopsided.</summary>
internal static class Offsets
{
    /// <summary>-60 dBFS.</summary>
    private const double Least = 0.001;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks)
        {
            var offset = track.Stem.Measurement.Channels.Max(c => Math.Abs(c.DcOffset));
            if (offset > Least)
            {
                track.DcBlock = true;
                var level = Invariant($"DC offset of {100 * offset:F2} % ({DetMath.GainToDb(offset):F0} dBFS)");
                plan.Decide(
                    $"dc/{track.Id}", "tone", track.Id, level, "DC block at 5 Hz", "The waveform swings around zero; headroom comes back.", 0.98,
                    new Edit($"{track.Id}/dc-block/freq", "5 Hz"));
                plan.Comment($"{track.Id}/dc-block", level);
            }
        }
    }
}
