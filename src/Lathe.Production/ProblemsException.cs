using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Production;

/// <summary>A document with errors: each of its problems is one line for a person.</summary>
public sealed class ProblemsException(string document, ImmutableArray<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => Line(document, p))))
{
    public ImmutableArray<Problem> Problems { get; } = problems;

    private static string Line(string document, Problem problem)
    {
        var place = problem.Mark.Line > 0 ? $"{document}:{problem.Mark.Line}:{problem.Mark.Column}" : document;
        var path = problem.Path.Length > 0 ? $"{problem.Path}: " : "";
        return $"{place}: {path}{problem.Message} {problem.Remedy}".TrimEnd();
    }
}
