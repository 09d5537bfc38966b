using System.Text.RegularExpressions;

namespace Lathe.Quality;

/// <summary>docs/quality.md: the tables by section, each between two marks, so that one can be measured again without the others.</summary>
internal static partial class QualityPage
{
    private const string Head = """
        # Quality, measured

        Every table below is measured on the running code and written by one command:

        ```
        dotnet run -c Release --project bench/Lathe.Quality -- --write
        ```

        A name after the two dashes measures one table only: `-- EqMagnitude --write`.
        """;

    /// <summary>The page with these tables in place of what it held under their names; the others stay.</summary>
    public static string With(string page, IReadOnlyList<(IQualityTable Table, string Text)> measured)
    {
        var blocks = Block().Matches(page).ToDictionary(m => m.Groups["name"].Value, m => (Section: m.Groups["section"].Value, m.Groups["text"].Value), StringComparer.Ordinal);
        foreach (var (table, text) in measured)
        {
            blocks[NameOf(table)] = (table.Section, text);
        }

        var sections = from block in blocks
                       group block by block.Value.Section into section
                       orderby section.Key
                       select $"## {section.Key}\n\n{string.Join("\n\n", section.OrderBy(b => b.Key, StringComparer.Ordinal).Select(Marked))}";
        return $"{Head.ReplaceLineEndings("\n")}\n\n{string.Join("\n\n", sections)}\n";
    }

    public static string Text(IQualityTable table) =>
        $"### {table.Title}\n\n{table.Method} **To reach:** {table.Bar}\n\n{table.Measure().Markdown()}";

    public static string NameOf(IQualityTable table) => table.GetType().Name.Replace("Table", string.Empty, StringComparison.Ordinal);

    private static string Marked(KeyValuePair<string, (string Section, string Text)> block) =>
        $"<!-- table {block.Key} in {block.Value.Section} -->\n{block.Value.Text}\n<!-- end -->";

    [GeneratedRegex("<!-- table (?<name>\\S+) in (?<section>[^\\n]+) -->\\n(?<text>.*?)\\n<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Block();
}
