using static System.FormattableString;

namespace Lathe.Mastering.Chain;

/// <summary>The end of the chain: nothing passes the ceiling.</summary>
internal static class LimiterStage
{
    public static void Apply(ChainDraft draft)
    {
        var ceiling = Invariant($"{draft.Goal.Ceiling:0.##} dB");
        var insert = ChainDraft.Insert("limiter", ("ceiling", ceiling), ("drive", "0.00 dB"));
        draft.Add(insert, Invariant($"true peaks stay below {draft.Goal.Ceiling:0.##} dBTP; the drive is set by the loudness search"));
        draft.Made(
            "loudness/ceiling", "loudness", "master", Invariant($"{draft.Listening.Mix.TruePeak + draft.Gain:0.0} dBTP at the loudness of the target"), $"limiter with a ceiling of {ceiling} true peak",
            "No decoder or converter overshoots.", 0.99, ChainDraft.Edits(insert).Where(e => e.Path.EndsWith("ceiling", StringComparison.Ordinal)));
        if (draft.Protection.OfLoudness is { } intent && !draft.Goal.Asked)
        {
            draft.NotMade("loudness/target", "loudness", "master", draft.Goal.Reason, $"nothing louder: \"{intent.Text}\"", "The mixer's intent stays.", 0.9);
        }
    }
}
