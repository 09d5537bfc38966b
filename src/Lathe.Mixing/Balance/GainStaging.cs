using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using static System.FormattableString;

namespace Lathe.Mixing.Balance;

/// <summary>Brings every track to one working level, so that thresholds mean the same on all and faders start near 0 dB.</summary>
internal static class GainStaging
{
    /// <summary>Loudness while it plays, LUFS.</summary>
    public const double Working = -20;

    /// <summary>No track exceeds this after its trim, dBTP.</summary>
    private const double PeakGuard = -6;

    private const double Range = 36;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks)
        {
            var peak = track.Stem.Measurement.TruePeak ?? -100;
            var byLoudness = Working - track.Stem.Loudness;
            var byPeak = PeakGuard - peak;
            track.Trim = ValueText.Rounded(Math.Clamp(Math.Min(byLoudness, byPeak), -Range, Range), 1);
            plan.Decide(
                $"gain/{track.Id}", "gain", track.Id, Invariant($"{track.Stem.Loudness:F1} LUFS while it plays, {peak:F1} dBTP"),
                Invariant($"trim {track.Trim:+0.0;-0.0;0.0} dB"),
                byPeak < byLoudness
                    ? Invariant($"Its peaks reach {PeakGuard:F0} dBTP; the fader makes up for the rest.")
                    : Invariant($"It plays at {Working:F0} LUFS, peaks below {PeakGuard:F0} dBTP."),
                0.95, new Edit($"{track.Id}/trim", ValueText.Decibels(track.Trim)));
        }
    }
}
