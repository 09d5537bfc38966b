using System.Collections.Immutable;
using Lathe.Engine.Compile;
using Lathe.Engine.Render;
using Lathe.Mixing.Balance;
using Lathe.Mixing.Dynamics;
using Lathe.Mixing.Intake;
using Lathe.Mixing.Masking;
using Lathe.Mixing.MixBus;
using Lathe.Mixing.Space;
using Lathe.Mixing.Tone;

namespace Lathe.Mixing.Assistant;

/// <summary>Proposes a mix: console parameters with reasons, never audio. The same stems get the same mix.</summary>
public static class MixAssistant
{
    private const double FirstGlueThreshold = -18;
    private const double PeakTolerance = 1;

    /// <param name="intake">The stems.</param>
    /// <param name="sources">Opens the clips of the session, relative to the project.</param>
    /// <param name="options">How the renders that set the level are run; null for the defaults. Start and length are not used.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <exception cref="RenderException">A source failed while it was rendered.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static MixProposal Propose(
        IntakeReport intake, ISourceLibrary sources, RenderOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var plan = new MixPlan(intake);
        GainStaging.Apply(plan);
        RoleBalance.Aim(plan);
        Offsets.Apply(plan);
        HighPasses.Apply(plan);
        HumNotches.Apply(plan);
        Resonances.Apply(plan);
        LowMids.Apply(plan);
        Unmasking.Apply(plan);
        Compression.Apply(plan);
        Panning.Apply(plan);
        Subgroups.Apply(plan);
        Reverbs.Apply(plan);
        RoleBalance.SetFaders(plan);
        return SetLevel(plan, sources, (options ?? new RenderOptions()) with { Start = 0, Length = null }, progress, cancellation);
    }

    private static MixProposal SetLevel(
        MixPlan plan, ISourceLibrary sources, RenderOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var threshold = FirstGlueThreshold;
        plan.MixInserts = Glue.Chain(threshold);
        var reading = MixLevel.Render(plan.Build(), sources, options, progress, cancellation);
        var peak = reading.Mix.TruePeak ?? MixLevel.Aim;
        plan.MixFader = ValueText.Rounded(MixLevel.Aim - peak, 1);
        var level = reading.Mix with
        {
            TruePeak = peak + plan.MixFader,
            Integrated = reading.Mix.Integrated + plan.MixFader,
        };
        RoleBalance.Explain(plan);
        Glue.Explain(plan, threshold, reading.BeforeChain - (reading.Mix.Integrated ?? 0));
        MixLevel.Explain(plan, peak, level);
        return new MixProposal(
            plan.Build(), plan.Comments(), [.. plan.Report.Decisions, .. plan.Decisions], plan.Report.Findings, level, reading.Tracks.ToImmutableDictionary());
    }
}
