using System.Collections.Immutable;
using Lathe.Processing.Contract;
using Lathe.Session.Diagnostics;

namespace Lathe.Engine.Compile;

/// <summary>Collects what is wrong with a session.</summary>
internal sealed class ProblemCollector
{
    private readonly List<Problem> _problems = [];

    public bool HasErrors { get; private set; }

    public void Add(ProblemCode code, Mark mark, string path, string message, string remedy)
    {
        HasErrors |= code.Severity == ProblemSeverity.Error;
        _problems.Add(new Problem(code.Code, code.Severity, mark, path, message, remedy));
    }

    /// <summary>An unknown word, with the known one that was probably meant.</summary>
    public void AddUnknown(ProblemCode code, Mark mark, string path, string message, string word, IEnumerable<string> known)
    {
        var all = known.ToArray();
        var remedy = Nearest.To(word, all) is { } nearest ? $"Did you mean '{nearest}'?"
            : all.Length == 0 ? "There is none to choose from."
            : $"Known are {string.Join(", ", all)}.";
        Add(code, mark, path, message, remedy);
    }

    public void AddValue(Mark mark, string path, string problem, Param parameter) =>
        Add(EngineProblemCodes.BadValue, mark, path, Sentence(problem), $"Write a value within {parameter.RangeText}, such as {parameter.Format(parameter.Default)}.");

    public static string Sentence(string clause) => clause.Length == 0 ? clause : char.ToUpperInvariant(clause[0]) + clause[1..] + ".";

    /// <summary>In the order of the document; what has no line stands last.</summary>
    public ImmutableArray<Problem> ToImmutable() =>
        [.. _problems.OrderBy(p => p.Mark.Line == 0 ? int.MaxValue : p.Mark.Line).ThenBy(p => p.Mark.Column)];
}
