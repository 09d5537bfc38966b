using System.Globalization;
using System.Text;
using Lathe.Reports.Charts;
using Lathe.Session.Findings;

namespace Lathe.Reports.Pages;

/// <summary>Writes intake.md: the stems as they came in, what is wrong with them, and what was done about it.</summary>
public static class IntakeMarkdown
{
    /// <param name="title">The song's.</param>
    /// <param name="rows">The stems, in the order of the session.</param>
    /// <param name="findings">About the stems.</param>
    /// <param name="decisions">Of the stages intake, alignment and gain.</param>
    public static string Write(string title, IEnumerable<IntakeRow> rows, IEnumerable<Finding> findings, IEnumerable<Decision> decisions)
    {
        var text = new StringBuilder();
        Line(text, $"# {Plain(title)}: intake");
        Stems(text, [.. rows]);
        Findings(text, [.. findings.OrderByDescending(f => f.Severity)]);
        Decisions(text, [.. decisions]);
        return text.ToString();
    }

    private static void Stems(StringBuilder text, IntakeRow[] rows)
    {
        var used = rows.Count(r => r.Track is not null);
        Line(text, "");
        Line(text, $"{Count(used, "stem")} used, {rows.Length - used} left out.");
        if (rows.Length == 0)
        {
            return;
        }

        Line(text, "");
        Line(text, "| file | track | role | read from | format | LUFS | dBTP | notes |");
        Line(text, "|---|---|---|---|---|--:|--:|---|");
        foreach (var row in rows)
        {
            Line(text, $"| {Plain(row.File)} | {Plain(row.Track ?? "left out")} | {Plain(row.Role)} | {Plain(row.Reason)} | {Plain(row.Format)} | {Number(row.Loudness)} | {Number(row.TruePeak)} | {string.Join("; ", row.Notes.Select(Plain))} |");
        }
    }

    private static void Findings(StringBuilder text, Finding[] findings)
    {
        Line(text, "");
        Line(text, "## Findings");
        Line(text, "");
        if (findings.Length == 0)
        {
            Line(text, "Nothing was found that needs a person.");
        }

        foreach (var finding in findings)
        {
            var at = finding.Where.Start is { } start ? $" at {TimeAxis.Format(start)}" : "";
            var measured = finding.Measured is null ? "" : $" Measured {Plain(finding.Measured)}{(finding.Limit is null ? "" : $", limit {Plain(finding.Limit)}")}.";
            var remedy = finding.Remedy is null ? "" : $" {Plain(finding.Remedy)}";
            Line(text, $"- **{finding.Severity.ToString().ToLowerInvariant()}**, {Plain(finding.Where.Subject)}{at}: {Plain(finding.Message)}{measured}{remedy}");
        }
    }

    private static void Decisions(StringBuilder text, Decision[] decisions)
    {
        foreach (var stage in decisions.GroupBy(d => d.Stage))
        {
            Line(text, "");
            Line(text, $"## {Plain(ListSections.Sentence(stage.Key))}");
            Line(text, "");
            foreach (var decision in stage)
            {
                Line(text, $"- {(decision.Made ? "" : "Not made: ")}{Plain(decision.Subject)}: {Plain(decision.Changed)} ({Plain(decision.Measured)})");
            }
        }
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.0", CultureInfo.InvariantCulture) : "-";

    /// <summary>Text that neither ends a table cell nor becomes markup.</summary>
    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var sign in text ?? "")
        {
            plain.Append(sign switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '#' => $"\\{sign}",
                _ when char.IsControl(sign) => " ",
                _ => sign.ToString(),
            });
        }

        return plain.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
