using static System.FormattableString;

namespace Lathe.Mastering.Chain;

/// <summary>The level at the head of the chain: the mix at the target's loudness, so that the limiter's drive is what the chain took away.</summary>
internal static class GainStage
{
    private const double Highest = 24;
    private const double Lowest = -24;

    public static void Apply(ChainDraft draft)
    {
        var mix = draft.Listening.Mix;
        var gain = ValueText.Rounded(Math.Clamp(draft.Goal.Loudness - mix.Integrated!.Value, Lowest, Highest), 1);
        draft.Gain = gain;
        var insert = ChainDraft.Insert("gain", ("level", ValueText.Decibels(gain)));
        draft.Add(insert, Invariant($"the mix is at {mix.Integrated:0.0} LUFS, {mix.TruePeak:0.0} dBTP; the target is {draft.Goal.Loudness:0.##} LUFS"));
        draft.Made(
            "gain/level", "gain", "master", Invariant($"{mix.Integrated:0.0} LUFS, {mix.TruePeak:0.0} dBTP"), Invariant($"gain {gain:+0.0;-0.0;0.0} dB"),
            "The chain works at the loudness of the target; the limiter's drive then makes up only for what the chain takes.", 0.99, ChainDraft.Edits(insert));
    }
}
