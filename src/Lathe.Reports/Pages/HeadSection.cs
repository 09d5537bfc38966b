using System.Globalization;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Pages;

/// <summary>Title, verdict, the figures that everyone asks for, and the two players.</summary>
internal static class HeadSection
{
    public static void Write(Html html, SongReport report)
    {
        html.Raw($"<header class=\"song\"><h1>{Html.Text(report.Title)}</h1><span class=\"artist\">{Html.Text(report.Artist)}</span></header>");
        Verdict(html, report);
        Tiles(html, report);
        Players(html, report);
    }

    private static void Verdict(Html html, SongReport report)
    {
        var targets = report.Targets;
        var words = targets.Reached
            ? string.Create(CultureInfo.InvariantCulture, $"<strong>Target met.</strong> The master plays at {report.Master.Integrated:0.0} LUFS (asked for {targets.Loudness:0.0}) and its true peak keeps the ceiling of {targets.Ceiling:0.0} dBTP.")
            : string.Create(CultureInfo.InvariantCulture, $"<strong class=\"missed\">Target not met.</strong> {targets.Loudness:0.0} LUFS was asked for and {report.Master.Integrated:0.0} reached: {Html.Text(targets.Reason)}");
        html.Raw($"<p class=\"verdict\">{words.Replace(" -", " &minus;", StringComparison.Ordinal)}</p>");
    }

    private static void Tiles(Html html, SongReport report)
    {
        var (mix, master) = (report.Mix, report.Master);
        html.Raw("<div class=\"tiles\">");
        Tile(html, "Loudness", master.Integrated, "0.0", "LUFS", mix.Integrated);
        Tile(html, "True peak", master.TruePeak, "0.00", "dBTP", mix.TruePeak);
        Tile(html, "Loudness range", master.Range, "0.0", "LU", mix.Range);
        Tile(html, "Peak to loudness", master.Plr, "0.0", "LU", mix.Plr);
        Tile(html, "Least PSR", master.PsrMin, "0.0", "LU", mix.PsrMin);
        Tile(html, "Width", master.Width, "0.0", "dB", mix.Width);
        Tile(html, "Correlation", master.Correlation, "0.00", "", mix.Correlation);
        var rate = (master.Format.SampleRate / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);
        html.Raw($"<div class=\"tile\"><span>Length</span><b>{TimeAxis.Format(master.Duration)}</b><em>{rate} kHz</em></div></div>");
    }

    private static void Tile(Html html, string name, double? value, string format, string unit, double? mix) =>
        html.Raw($"<div class=\"tile\"><span>{name}</span><b>{Html.Number(value, format)}<small>{unit}</small></b><em>mix {Html.Number(mix, format)}</em></div>");

    private static void Players(Html html, SongReport report)
    {
        if (report.Excerpts is not { } excerpts)
        {
            return;
        }

        html.Raw("<section id=\"ab\"><h2>Mix and master, equally loud</h2>")
            .Raw(string.Create(CultureInfo.InvariantCulture, $"<p class=\"lead\">{excerpts.Seconds:0} seconds from {TimeAxis.Format(excerpts.Start)} on, the loudest stretch. The mix is raised to the master's loudness, so that only the sound differs.</p>"))
            .Raw("<div class=\"player\"><button id=\"ab-play\" class=\"play\">Play</button><button id=\"ab-before\" aria-pressed=\"false\">Mix</button>")
            .Raw("<button id=\"ab-after\" aria-pressed=\"true\">Master</button><button id=\"ab-blind\" aria-pressed=\"false\">X (blind)</button><progress id=\"ab-time\" max=\"1\" value=\"0\" aria-label=\"position\"></progress></div>")
            .Raw("<p class=\"hint\"><kbd>Space</kbd> plays, <kbd>A</kbd> mix, <kbd>B</kbd> master, <kbd>X</kbd> blind. <span id=\"ab-told\" role=\"status\"></span></p>")
            .Raw($"<audio preload=\"auto\" src=\"data:audio/flac;base64,{Convert.ToBase64String(excerpts.Before.Span)}\"></audio>")
            .Raw($"<audio preload=\"auto\" src=\"data:audio/flac;base64,{Convert.ToBase64String(excerpts.After.Span)}\"></audio></section>");
    }
}
