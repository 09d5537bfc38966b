using System.Collections.Immutable;
using Lathe.Mixing.Intake;
using Lathe.Session.Findings;

namespace Lathe.Mixing.Alignment;

/// <param name="Stems">With their shifts and polarities.</param>
/// <param name="Decisions">What was moved or turned, and what was considered and left.</param>
/// <param name="Findings">What was found to start or swing differently.</param>
internal sealed record StartSearchResult(ImmutableArray<IntakeStem> Stems, ImmutableArray<Decision> Decisions, ImmutableArray<Finding> Findings);
