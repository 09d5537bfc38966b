using System.Collections.Immutable;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Session.Master;
using Lathe.Session.Mix;

namespace Lathe.Mastering.Chain;

/// <summary>Proposes a chain: values with reasons, never audio. The same mix gets the same chain; a mix that is good already gets next to nothing.</summary>
public static class MasterAssistant
{
    /// <param name="listening">What was heard of the mix.</param>
    /// <param name="intents">What the mixer meant, from handoff.json or master.yaml; it protects bands and aspects from correction.</param>
    /// <param name="target">What is asked; where it names no loudness, the genre decides, and where no genre, -14 LUFS.</param>
    public static MasterProposal Propose(MixListening listening, ImmutableArray<Intent> intents, MasterTarget target)
    {
        var goal = LoudnessGoal.Of(target);
        var draft = new ChainDraft(listening, new Protection(intents), goal);
        if (draft.Protection.OfLoudness is not null && target.Loudness is null)
        {
            // The mix's own loudness is meant: it is kept unless it is louder than what the target would be.
            goal = goal with { Loudness = Math.Round(Math.Min(goal.Loudness, listening.Mix.Integrated!.Value), 1) };
            draft = new ChainDraft(listening, draft.Protection, goal);
        }

        GainStage.Apply(draft);
        ToneStage.Apply(draft);
        GlueStage.Apply(draft);
        WidthStage.Apply(draft);
        LimiterStage.Apply(draft);
        var document = new MasterDocument
        {
            Target = target with { Loudness = goal.Loudness, Ceiling = goal.Ceiling },
            Chain = draft.Chain,
            Intents = intents,
        };
        return new MasterProposal(document, draft.Comments, draft.Decisions, goal);
    }
}
