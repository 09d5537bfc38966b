using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Delivery;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Reports;
using Lathe.Session.Findings;
using Lathe.Session.Master;

namespace Lathe.Production.Jobs;

/// <summary>A master and how it came about.</summary>
/// <param name="Listening">Of the mix.</param>
/// <param name="Document">master.yaml as rendered.</param>
/// <param name="Master">Of the master.</param>
/// <param name="Loudness">How the target was met, or why not.</param>
/// <param name="Decisions">In order.</param>
/// <param name="Release">The files.</param>
/// <param name="Excerpts">To compare by ear, or null.</param>
internal sealed record MasterOutcome(
    MixListening Listening,
    MasterDocument Document,
    Measurement Master,
    LoudnessOutcome Loudness,
    ImmutableArray<Decision> Decisions,
    Release Release,
    Excerpts? Excerpts);
