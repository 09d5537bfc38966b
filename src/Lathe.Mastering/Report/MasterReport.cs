using System.Collections.Immutable;
using Lathe.Analysis.Checks;
using Lathe.Analysis.Measurement;
using Lathe.Mastering.Chain;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Session.Findings;

namespace Lathe.Mastering.Report;

/// <summary>What is to be told of a master beside its files: everything that a page or a JSON object shows.</summary>
/// <param name="Before">Of the mix.</param>
/// <param name="After">Of the master.</param>
/// <param name="MatchGain">dB by which the mix is raised to stand as loud as the master, for comparison by ear.</param>
/// <param name="PeakLoss">What true peak over loudness lost, LU; null for a master that is silent.</param>
/// <param name="PsrLoss">What the middle PSR lost, LU; null for songs shorter than 3 s.</param>
/// <param name="Goal">What was asked.</param>
/// <param name="Outcome">What was reached, how hard the limiter worked, and which constraint won.</param>
/// <param name="Tone">The mix against the band in force.</param>
/// <param name="ToneAfter">The master against the same.</param>
/// <param name="Platforms">What each service does to the master.</param>
/// <param name="Decisions">Those of the chain, then the loudness.</param>
/// <param name="Findings">Those of the mix, then those of the master.</param>
public sealed record MasterReport(
    Measurement Before,
    Measurement After,
    double MatchGain,
    double? PeakLoss,
    double? PsrLoss,
    LoudnessGoal Goal,
    LoudnessOutcome Outcome,
    ToneReading Tone,
    ToneReading ToneAfter,
    ImmutableArray<PlatformChange> Platforms,
    ImmutableArray<Decision> Decisions,
    ImmutableArray<Finding> Findings)
{
    /// <summary>Gathers the report of a proposed and solved master.</summary>
    /// <param name="subject">What findings of the master are about.</param>
    public static MasterReport Of(string subject, MixListening listening, MasterProposal proposal, SolvedMaster solved)
    {
        var before = listening.Mix;
        var after = solved.Measurement;
        var rules = CheckRules.Master with { TruePeakLimit = proposal.Goal.Ceiling };
        return new MasterReport(
            before,
            after,
            solved.Outcome.Reached - before.Integrated!.Value,
            before.Plr - after.Plr,
            before.PsrMedian - after.PsrMedian,
            proposal.Goal,
            solved.Outcome,
            listening.Tone,
            ToneReading.Of(after, listening.Tone.Band),
            after.TruePeak is { } peak ? PlatformLevel.Changes(solved.Outcome.Reached, peak) : [],
            [.. proposal.Decisions, solved.Decision],
            [.. listening.Findings, .. Checker.Check(subject, after, rules)]);
    }
}
