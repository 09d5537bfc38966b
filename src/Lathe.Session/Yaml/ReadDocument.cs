using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Yaml;

/// <summary>A document as read, and what is wrong with it.</summary>
/// <param name="Document">As much as could be understood; usable for rendering only without errors.</param>
/// <param name="Problems">In the order of the document.</param>
public sealed record ReadDocument<T>(T Document, ImmutableArray<Problem> Problems)
    where T : class
{
    public bool HasErrors => Problems.Any(p => p.Severity == ProblemSeverity.Error);
}
