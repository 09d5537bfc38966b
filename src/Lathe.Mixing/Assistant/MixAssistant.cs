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
    private const double FirstGlueThreshold = -20.5;

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
        DeEssing.Apply(plan);
        Compression.Apply(plan);
        Panning.Apply(plan);
        Subgroups.Apply(plan);
        Reverbs.Apply(plan);
        Unmended.Apply(plan);
        var whole = (options ?? new RenderOptions()) with { Start = 0, Length = null };
        Calibration.Run(plan, sources, whole, cancellation);
        RoleBalance.SetFaders(plan);
        return SetLevel(plan, sources, whole, progress, cancellation);
    }

    private static MixProposal SetLevel(
        MixPlan plan, ISourceLibrary sources, RenderOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var threshold = FirstGlueThreshold;
        plan.MixInserts = Glue.Chain(threshold);
        var reading = MixLevel.Render(plan.Build(), sources, options, progress, cancellation);
        if (reading.Reduction > Glue.Most)
        {
            // At 2:1 the reduction grows by half of what the threshold falls.
            threshold = ValueText.Rounded(threshold + (2 * (reading.Reduction - Glue.Aim)), 1);
            plan.MixInserts = Glue.Chain(threshold);
            reading = MixLevel.Render(plan.Build(), sources, options, progress, cancellation);
        }

        var peak = reading.Mix.TruePeak ?? MixLevel.Aim;
        plan.MixFader = ValueText.Rounded(MixLevel.Aim - peak, 1);
        RoleBalance.Explain(plan);
        Glue.Explain(plan, threshold, reading.Reduction);
        MixLevel.Explain(plan, reading.Mix);
        return new MixProposal(
            plan.Build(),
            plan.Comments(),
            [.. plan.Report.Decisions, .. plan.Decisions],
            plan.Report.Findings,
            MixSummary.Of(plan, reading));
    }
}
