using System.Globalization;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Pages;

/// <summary>Title, verdict, the figures that everyone asks for, and the players.</summary>
internal static class HeadSection
{
    public static void Write(Html html, SongReport report)
    {
        var artist = string.IsNullOrWhiteSpace(report.Artist) ? "" : $"<span class=\"artist\">{Html.Text(report.Artist)}</span>";
        html.Raw($"<header class=\"song\"><h1>{Html.Text(report.Title)}</h1>{artist}</header>");
        html.Raw($"<p class=\"verdict\">{Verdict(report)}</p>");
        Tiles(html, report);
        Players(html, report);
    }

    private static string Verdict(SongReport report)
    {
        var (targets, master) = (report.Targets, report.Master);
        if (master.Integrated is null || master.TruePeak is null)
        {
            return "<strong class=\"missed\">The master is silent.</strong> There is nothing to measure.";
        }

        var asked = Html.Number(targets.Loudness, "0.0");
        var loudness = targets.Reached
            ? $"<strong>Target met.</strong> The master plays at {Html.Number(master.Integrated, "0.0")} LUFS (asked for {asked})"
            : $"<strong class=\"missed\">Target not met.</strong> {asked} LUFS was asked for and {Html.Number(master.Integrated, "0.0")} reached{(targets.Reason is null ? "" : $": {Html.Text(targets.Reason.TrimEnd('.'))}")}";
        var keeps = Math.Round(master.TruePeak.Value, 3) <= targets.Ceiling ? "keeps" : "<strong class=\"missed\">exceeds</strong>";
        return $"{loudness}. Its true peak of {Html.Number(master.TruePeak, "0.00")} dBTP {keeps} the ceiling of {Html.Number(targets.Ceiling, "0.0")} dBTP.";
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
        if (master.Format.Channels == 2)
        {
            Tile(html, "Width", master.Width, "0.0", "dB", mix.Width);
            Tile(html, "Correlation", master.Correlation, "0.00", "", mix.Correlation);
        }

        var rate = (master.Format.SampleRate / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);
        html.Raw($"<div class=\"tile\"><span>Length</span><b>{TimeAxis.Format(master.Duration)}</b><em>{rate} kHz, {Html.Text(master.Format.Layout.Name)}</em></div></div>");
    }

    private static void Tile(Html html, string name, double? value, string format, string unit, double? mix) =>
        html.Raw($"<div class=\"tile\"><span>{name}</span><b>{Html.Number(value, format)}<small>{(value is null ? "" : unit)}</small></b><em>mix {Html.Number(mix, format)}</em></div>");

    private static void Players(Html html, SongReport report)
    {
        if (report.Excerpts is not { } excerpts)
        {
            return;
        }

        var (start, seconds) = (Digits(excerpts.Start), Digits(excerpts.Seconds));
        html.Raw($"<section id=\"ab\" data-start=\"{start}\" data-seconds=\"{seconds}\"><h2>Mix and master, equally loud</h2>")
            .Raw($"<p class=\"lead\">The loudest {excerpts.Seconds.ToString("0", CultureInfo.InvariantCulture)} seconds, from {TimeAxis.Format(excerpts.Start)} on. Both play at the same loudness, so that only the sound differs.</p>")
            .Raw("<div class=\"player\"><button id=\"ab-play\" class=\"play\">Play</button><div class=\"sides\" role=\"group\" aria-label=\"what is heard\"><button data-side=\"mix\" aria-pressed=\"false\">Mix</button>")
            .Raw("<button data-side=\"master\" aria-pressed=\"true\">Master</button><button data-side=\"x\" aria-pressed=\"false\">X</button></div>")
            .Raw($"<input id=\"ab-time\" type=\"range\" min=\"0\" max=\"{seconds}\" step=\"0.01\" value=\"0\" aria-label=\"position in seconds\"><span id=\"ab-clock\" class=\"clock\">{TimeAxis.Format(excerpts.Start)}</span></div>")
            .Raw("<p class=\"guess\" id=\"ab-guess\" hidden>X is one of the two. Which? <button data-guess=\"mix\">It is the mix</button> <button data-guess=\"master\">It is the master</button></p>")
            .Raw("<p class=\"hint\"><kbd>Space</kbd> play, <kbd>A</kbd> mix, <kbd>B</kbd> master, <kbd>X</kbd> one of them, hidden. <span id=\"ab-told\" role=\"status\"></span></p>")
            .Raw($"<script type=\"text/plain\" id=\"ab-mix\">{Convert.ToBase64String(excerpts.Before.Span)}</script>")
            .Raw($"<script type=\"text/plain\" id=\"ab-master\">{Convert.ToBase64String(excerpts.After.Span)}</script></section>");
    }

    private static string Digits(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
