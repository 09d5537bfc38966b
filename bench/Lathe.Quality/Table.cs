using System.Collections.Immutable;

namespace Lathe.Quality;

/// <summary>Rows of text below their headings.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">As many cells each as there are headings.</param>
public sealed record Table(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    public string Markdown() => string.Join('\n', [Line(Columns), Line([.. Columns.Select(_ => "---")]), .. Rows.Select(Line)]);

    private static string Line(ImmutableArray<string> cells) => $"| {string.Join(" | ", cells)} |";
}
