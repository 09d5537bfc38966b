using System.Collections.Immutable;

namespace Lathe.Session.Diagnostics;

/// <summary>Collects what is wrong with one document; ends after as many as anyone would read.</summary>
internal sealed class ProblemList
{
    public const int Most = 500;

    private readonly List<Problem> _problems = [];

    public bool HasErrors { get; private set; }

    public void Add(ProblemCode code, Mark mark, string path, string message, string remedy)
    {
        HasErrors |= code.Severity == ProblemSeverity.Error;
        if (_problems.Count < Most)
            _problems.Add(new Problem(code.Code, code.Severity, mark, path, message, remedy));
    }

    /// <summary>In the order of the document.</summary>
    public ImmutableArray<Problem> ToImmutable() => [.. _problems.OrderBy(p => p.Mark.Line).ThenBy(p => p.Mark.Column)];
}
