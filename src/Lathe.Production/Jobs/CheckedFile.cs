using System.Collections.Immutable;
using Lathe.Session.Findings;

namespace Lathe.Production.Jobs;

/// <summary>A file and what was found in it.</summary>
public sealed record CheckedFile(string Path, ImmutableArray<Finding> Findings)
{
    public bool Failed => Findings.Any(f => f.Severity == FindingSeverity.Error);
}
