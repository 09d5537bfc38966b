using System.Collections.Immutable;
using Lathe.Mixing.Intake;
using Lathe.Session.Findings;

namespace Lathe.Production.Jobs;

/// <param name="Session">The session.yaml that was written.</param>
/// <param name="Intake">What the folder came to.</param>
/// <param name="Decisions">What was decided, in order.</param>
/// <param name="Findings">What was found, the gravest first.</param>
public sealed record NewJobResult(string Session, IntakeReport Intake, ImmutableArray<Decision> Decisions, ImmutableArray<Finding> Findings);
