using System.Collections.Immutable;
using Lathe.Export;
using Lathe.Session.Diagnostics;

namespace Lathe.Production.Jobs;

/// <param name="Files">What was written.</param>
/// <param name="Problems">Warnings of the session, such as stems left out.</param>
/// <param name="Rendered">Strips that were rendered.</param>
/// <param name="FromCache">Strips that were unchanged and came from the cache.</param>
/// <param name="Proof">How well the stems add up to the mix, where stems were rendered.</param>
public sealed record RenderJobResult(
    ImmutableArray<ExportResult> Files, ImmutableArray<Problem> Problems, int Rendered, int FromCache, StemProof? Proof);

/// <param name="Residual">Peak of the mix bus's input minus the sum of the stems, dBFS; negative infinity where nothing is left.</param>
/// <param name="Stems">How many stems there are.</param>
public sealed record StemProof(double Residual, int Stems);
