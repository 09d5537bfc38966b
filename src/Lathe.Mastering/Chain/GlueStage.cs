using Lathe.Dsp.Dynamics;
using static System.FormattableString;

namespace Lathe.Mastering.Chain;

/// <summary>A slow compressor of at most 2 dB, only where the limiter would otherwise have much to do.</summary>
internal static class GlueStage
{
    private const double Most = 2;
    private const double Least = 0.5;
    private const double Knee = 6;
    private const double Ratio = 2;

    // dB of peaks that a limiter takes without being heard.
    private const double LimiterShare = 4;

    // K-weighted loudness of a stereo song against the RMS of one channel: -0.691 dB of the formula, two channels summed.
    private const double RmsOverLoudness = 0.7;

    public static void Apply(ChainDraft draft)
    {
        var mix = draft.Listening.Mix;
        var plr = mix.Plr!.Value;
        var room = draft.Goal.Ceiling - draft.Goal.Loudness;
        var excess = plr - room;
        var aim = ValueText.Rounded(Math.Min(Most, (excess - LimiterShare) / 2), 1);
        var measured = Invariant($"true peak over loudness {plr:0.0} LU, the target leaves {room:0.0} LU; PSR {mix.PsrMedian:0.0} LU in the middle");
        if (aim < Least)
        {
            draft.NotMade("dynamics/glue", "dynamics", "master", measured, "nothing: the limiter alone has little to do", "The dynamics of the mix stay.", 0.85);
            return;
        }

        if (draft.Protection.OfDynamics is { } intent)
        {
            draft.NotMade("dynamics/glue", "dynamics", "master", measured, $"nothing: \"{intent.Text}\" says that the dynamics are meant so", "The mixer's intent stays.", 0.9);
            return;
        }

        if (draft.Goal.Genre.Id == "classical")
        {
            draft.NotMade("dynamics/glue", "dynamics", "master", measured, "nothing: classical recordings are not compressed", "The dynamics of the performance stay.", 0.9);
            return;
        }

        // The level that the loud quarter of the song passes, as one channel's RMS behind the gain.
        var gate = mix.Integrated!.Value - 10;
        var heard = mix.History.Momentary.Where(m => m > gate).Order().ToArray();
        var loud = heard[heard.Length * 3 / 4] + draft.Gain + RmsOverLoudness - (mix.Format.Channels == 2 ? 3 : 0);
        var threshold = ValueText.Rounded(Math.Clamp(loud - (2 * aim), -60, 0), 1);
        var reduction = new CompressorCurve(threshold, Ratio, Knee, Most).Reduction(loud);
        var insert = ChainDraft.Insert(
            "compressor", ("threshold", ValueText.Decibels(threshold)), ("ratio", "2:1"), ("knee", ValueText.Decibels(Knee)), ("attack", "30 ms"), ("release", "200 ms"),
            ("auto-release", "on"), ("detector", "rms"), ("rms-window", "30 ms"), ("range", ValueText.Decibels(Most)), ("key-high-pass", "90 Hz"));
        draft.Add(insert, Invariant($"glue: about {reduction:0.0} dB in loud passages, never more than {Most:0} dB"));
        draft.Made(
            "dynamics/glue", "dynamics", "master", measured, Invariant($"2:1 above {threshold:0.0} dB RMS, attack 30 ms, at most {Most:0} dB"),
            Invariant($"About {reduction:0.0} dB in loud passages: less is left to the limiter."), 0.65, ChainDraft.Edits(insert));
    }
}
