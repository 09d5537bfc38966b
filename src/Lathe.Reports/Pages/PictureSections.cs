using System.Globalization;
using Lathe.Metering.Spectrum;
using Lathe.Reports.Charts;
using Lathe.Session.Findings;

namespace Lathe.Reports.Pages;

/// <summary>Waveform, loudness, spectrum, stereo.</summary>
internal static class PictureSections
{
    public static void Write(Html html, SongReport report)
    {
        var (mix, master) = (report.Mix, report.Master);
        html.Raw("<section><h2>Waveform of the master</h2><p class=\"lead\">Stretches with findings are tinted.</p><div class=\"scroll\">")
            .Raw(WaveformChart.Draw([.. master.History.Least], [.. master.History.Largest], master.Duration, Marks(report.Findings)))
            .Raw("</div></section>");

        html.Raw("<section><h2>Loudness over time</h2><p class=\"lead\">Short-term loudness (3 s) of mix and master; the faint line is the master's momentary loudness (400 ms).</p><div class=\"scroll\">")
            .Raw(LoudnessChart.Draw(mix.History.ShortTerm.AsSpan(), master.History.ShortTerm.AsSpan(), master.History.Momentary.AsSpan(), master.History.HopSeconds, report.Targets.Loudness))
            .Raw("</div>").Raw(Key).Raw("</section>");

        var shift = (master.Integrated ?? 0) - (mix.Integrated ?? 0);
        html.Raw($"<section><h2>Spectrum</h2><p class=\"lead\">Mean level of each third of an octave, the mix raised to the master's loudness{(report.Tone is null ? "" : $", over the band that four of five songs keep ({Html.Text(report.Tone.Name)})")}.</p><div class=\"scroll\">")
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
            .Raw(BandBars.Draw(ThirdOctaves.Nominal, Levels(master.Spectrum.MonoLoss, 0)))
            .Raw("</div></section>");
    }

    private static double[] Levels(IReadOnlyList<double?> levels, double shift) => [.. levels.Select(l => l is { } db ? db + shift : double.NaN)];

    // The measurement runs from the lowest mid up; a picture runs down.
    private static double[][] Rows(IReadOnlyList<int> cells, int size) =>
        [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Select(column => (double)cells[((size - 1 - row) * size) + column]).ToArray())];

    private static ChartMark[] Marks(IEnumerable<Finding> findings) =>
        [.. from finding in findings
            where finding.Where.Start is not null && finding.Where.Subject == "master"
            let start = finding.Where.Start!.Value
            select new ChartMark(start, finding.Where.End ?? start, finding.Message, finding.Severity.ToString().ToLower(CultureInfo.InvariantCulture))];
}
