using System.Globalization;
using Lathe.Reports.Charts;
using Lathe.Session.Findings;

namespace Lathe.Reports.Pages;

/// <summary>Decisions, findings, files, platforms, stems.</summary>
internal static class ListSections
{
    private const int MostFindings = 12;

    public static void Write(Html html, SongReport report)
    {
        Decisions(html, report);
        Findings(html, report);
        Deliverables(html, report);
        Platforms(html, report);
        Intake(html, report);
    }

    private static void Decisions(Html html, SongReport report)
    {
        if (report.Decisions.IsEmpty)
        {
            return;
        }

        html.Raw("<section><h2>Decisions</h2><p class=\"lead\">Every automatic move: what was measured, what was set, what it should do. Each can be changed or taken back in session.yaml and master.yaml.</p>");
        foreach (var stage in report.Decisions.GroupBy(d => d.Stage))
        {
            var kept = stage.Count(d => !d.Made);
            var made = stage.Count() - kept;
            html.Raw($"<details{(stage.Count() <= 4 ? " open" : "")}><summary>{Html.Text(Sentence(stage.Key))}<span>{Moves(made)}{(kept > 0 ? $", {kept} not made" : "")}</span></summary><ul class=\"moves\">");
            foreach (var decision in stage)
            {
                html.Raw($"<li{(decision.Made ? "" : " class=\"kept\"")}><p class=\"what\">{(decision.Made ? "" : "<span class=\"kept-word\">Not made: </span>")}{Html.Text(decision.Subject)}: {Html.Text(decision.Changed)}</p>")
                    .Raw($"<p class=\"why\">{Html.Text(decision.Measured)} &rarr; {Html.Text(decision.Expected)} <span class=\"pill\">sure to {Percent(decision.Confidence)}</span></p></li>");
            }

            html.Raw("</ul></details>");
        }

        html.Raw("</section>");
    }

    private static void Findings(Html html, SongReport report)
    {
        html.Raw("<section><h2>Findings</h2>");
        if (report.Findings.IsEmpty)
        {
            html.Raw("<p class=\"lead\">Nothing was found that needs a person.</p></section>");
            return;
        }

        html.Table(["", "where", "time", "what", "measured", "remedy"], [.. report.Findings.OrderByDescending(f => f.Severity).Select(Row)], MostFindings).Raw("</section>");
    }

    private static string[] Row(Finding f) =>
    [
        $"<span class=\"pill {Word(f.Severity)}\">{Word(f.Severity)}</span>",
        Html.Text(f.Where.Subject),
        Time(f.Where),
        Html.Text(f.Message),
        Html.Text(f.Measured) + (f.Limit is null ? "" : $" (limit {Html.Text(f.Limit)})"),
        Html.Text(f.Remedy),
    ];

    // Times of stems are times of the song too: they are shown in the master's charts.
    private static string Time(FindingPlace place) => place.Start is { } start && double.IsFinite(start)
        ? string.Create(CultureInfo.InvariantCulture, $"<button class=\"time\" data-time=\"{start:0.###}\">{TimeAxis.Format(start)}</button>")
        : "";

    private static void Deliverables(Html html, SongReport report)
    {
        if (report.Deliverables.IsEmpty)
        {
            return;
        }

        html.Raw("<section><h2>Files</h2><p class=\"lead\">Each was decoded again and measured after it was written.</p>").Table(
            ["file", "format", "#LUFS", "#dBTP"],
            [.. report.Deliverables.Select(d => new[]
            {
                $"<a href=\"{Html.Text(Uri.EscapeDataString(d.Path).Replace("%2F", "/", StringComparison.Ordinal))}\">{Html.Text(Path.GetFileName(d.Path))}</a><br><code title=\"SHA-256\">{Html.Text(d.Sha256)}</code>",
                Html.Text(d.Format),
                Html.Number(d.Measurement.Integrated, "0.00"),
                Html.Number(d.Measurement.TruePeak, "0.000"),
            })]).Raw("</section>");
    }

    private static void Platforms(Html html, SongReport report)
    {
        if (!report.Platforms.IsEmpty)
        {
            html.Raw("<section><h2>On the services</h2><p class=\"lead\">How far each service turns the song up or down to its own level.</p>").Table(
                ["service", "#its level", "#change"],
                [.. report.Platforms.Select(p => new[] { Html.Text(p.Service), Html.Number(p.Level, "0") + " LUFS", Html.Number(p.Change, "+0.0;-0.0;0.0") + " dB" })]).Raw("</section>");
        }
    }

    private static void Intake(Html html, SongReport report)
    {
        if (!report.Intake.IsEmpty)
        {
            html.Raw("<section><h2>Stems</h2>").Table(
                ["file", "role", "read from", "format", "#LUFS", "#dBTP", "notes"],
                [.. report.Intake.Select(i => new[]
                {
                    Html.Text(i.File),
                    i.Role is null ? (i.Track is null ? "<span class=\"pill warning\">left out</span>" : "") : $"<span class=\"pill\">{Html.Text(i.Role)}</span>",
                    Html.Text(i.Reason),
                    Html.Text(i.Format),
                    Html.Number(i.Loudness, "0.0"),
                    Html.Number(i.TruePeak, "0.0"),
                    string.Join("<br>", i.Notes.Select(Html.Text)),
                })]).Raw("</section>");
        }
    }

    private static string Moves(int count) => count == 1 ? "1 move" : $"{count} moves";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Word(FindingSeverity severity) => severity.ToString().ToLower(CultureInfo.InvariantCulture);

    internal static string Sentence(string stage) => stage.Length == 0 ? stage : char.ToUpperInvariant(stage[0]) + stage[1..].Replace('-', ' ');
}
