using Lathe.Analysis.Measurement;
using Lathe.Metering.Spectrum;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Pages;

/// <summary>Waveform, loudness, spectrum, stereo.</summary>
internal static class PictureSections
{
    public static void Write(Html html, SongReport report)
    {
        var (mix, master) = (report.Mix, report.Master);
        html.Raw($"<section><h2>Waveform of the master</h2><p class=\"lead\">{Lead(report)}</p><div class=\"scroll\">")
            .Raw(WaveformChart.Draw([.. master.History.Least], [.. master.History.Largest], master.Duration, Marks(report), report.Excerpts is { } e ? (e.Start, e.Start + e.Seconds) : null))
            .Raw("</div></section>");

        html.Raw("<section><h2>Loudness over time</h2><p class=\"lead\">Short-term loudness (3 s) of mix and master; the faint line is the master's momentary loudness (400 ms).</p><div class=\"scroll\">")
            .Raw(LoudnessChart.Draw(
                mix.History.ShortTerm.AsSpan(), master.History.ShortTerm.AsSpan(), master.History.Momentary.AsSpan(), master.History.HopSeconds, master.Duration, report.Targets.Loudness))
            .Raw("</div>").Raw(Key).Raw("</section>");

        var shift = (master.Integrated - mix.Integrated) ?? 0;
        html.Raw($"<section><h2>Spectrum</h2><p class=\"lead\">Mean level of each third of an octave, the mix at the master's loudness{(report.Tone is null ? "" : $", over the band that four of five songs keep ({Html.Text(report.Tone.Name)})")}.</p><div class=\"scroll\">")
            .Raw(SpectrumChart.Draw(
                ThirdOctaves.Nominal.AsSpan(), Levels(mix.Spectrum.Mid, shift), Levels(master.Spectrum.Mid, 0),
                report.Tone is null ? [] : report.Tone.Low.AsSpan(), report.Tone is null ? [] : report.Tone.High.AsSpan()))
            .Raw("</div>").Raw(Key).Raw("</section>");
        Stereo(html, report);
    }

    private const string Key = "<p class=\"key\"><span><i style=\"background:var(--before)\"></i>mix</span><span><i style=\"background:var(--accent)\"></i>master</span></p>";

    private static void Stereo(Html html, SongReport report)
    {
        var master = report.Master;
        if (master.History.Goniometer.IsDefaultOrEmpty)
        {
            return;
        }

        var correlation = Html.Number(master.Correlation, "0.00");
        html.Raw($"<section><h2>Stereo</h2><p class=\"lead\">Where left and right stood, and what each band loses when the song is played in mono (0 dB: nothing, &minus;3 dB: two unrelated sides). Correlation {correlation}, mono loss {Html.Number(master.MonoLoss, "0.0")} dB.</p><div class=\"two\">")
            .Raw(GoniometerChart.Draw(Rows(master.History.Goniometer, master.History.GoniometerCells)))
            .Raw("<div class=\"scroll\">").Raw(BandBars.Draw(ThirdOctaves.Nominal, MonoLoss(master.Spectrum)))
            .Raw("</div></div></section>");
    }

    private static double[] Levels(IReadOnlyList<double?> levels, double shift) => [.. levels.Select(l => l is { } db ? db + shift : double.NaN)];

    // The measurement runs from the lowest mid up; a picture runs down.
    private static double[][] Rows(IReadOnlyList<int> cells, int size) =>
        [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Select(column => (double)cells[((size - 1 - row) * size) + column]).ToArray())];

    // Where side sounds and mid does not, everything is lost.
    private static double[] MonoLoss(SpectrumMeasurement spectrum) =>
        [.. spectrum.MonoLoss.Select((loss, b) => loss ?? (spectrum.Side[b] is null ? double.NaN : -200))];

    private static string Lead(SongReport report)
    {
        var excerpt = report.Excerpts is null ? "" : "The stretch that plays above is underlined. ";
        return excerpt + "A click sets the cursor; stretches with findings are tinted.";
    }

    private static ChartMark[] Marks(SongReport report) =>
        [.. report.Findings.Where(f => f.Where.Start < report.Master.Duration && f.Where.Subject == "master")
            .Select(f => new ChartMark(f.Where.Start!.Value, f.Where.End ?? f.Where.Start.Value, f.Message, f.Severity.ToString().ToLowerInvariant()))];
}
