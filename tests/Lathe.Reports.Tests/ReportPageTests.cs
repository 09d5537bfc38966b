using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lathe.Dsp.Buffers;
using Lathe.Reports.Pages;
using Lathe.Session.Findings;

namespace Lathe.Reports.Tests;

public partial class ReportPageTests
{
    private const string Hostile = "</script><script>alert('x')</script>\"<img src=x onerror=alert(1)>'&";

    [Fact]
    public void A_hostile_name_stays_text_everywhere()
    {
        var page = ReportPage.Write(Sample.Report(Hostile));
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img");
        Scripts().Count(page).ShouldBe(3, "the two excerpts and the page's own");
    }

    [Fact]
    public void A_page_asks_nothing_of_the_network()
    {
        var page = ReportPage.Write(Sample.Report());
        page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("http");
        page.ShouldNotContain(" src=");
    }

    [Fact]
    public void The_same_report_gives_the_same_page() => ReportPage.Write(Sample.Report()).ShouldBe(ReportPage.Write(Sample.Report()));

    [Fact]
    public void The_figures_of_the_page_are_those_of_the_json()
    {
        var report = Sample.Report();
        var page = ReportPage.Write(report);
        using var output = new MemoryStream();
        SongReportJson.Write(output, report);
        using var json = JsonDocument.Parse(output.ToArray());
        foreach (var (name, format) in new[] { ("integrated", "0.0"), ("truePeak", "0.00"), ("plr", "0.0"), ("width", "0.0"), ("correlation", "0.00") })
        {
            foreach (var side in new[] { ("master", "<b>", "<small>"), ("mix", "<em>mix ", "</em>") })
            {
                var value = json.RootElement.GetProperty(side.Item1).GetProperty(name).GetDouble().ToString(format, CultureInfo.InvariantCulture);
                var shown = value is "-0.0" or "-0.00" ? value[1..] : value.Replace("-", "&minus;", StringComparison.Ordinal);
                page.ShouldContain(side.Item2 + shown + side.Item3, Case.Sensitive, name);
            }
        }
    }

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(2, 0.3)]
    [InlineData(2, 0)]
    [InlineData(1, 0)]
    [InlineData(6, 0.3)]
    public void Any_channels_loud_or_silent_give_a_page_without_nan_and_with_sound_pictures(int channels, double level)
    {
        using var source = Sample.Noise([level, level], channels);
        var page = ReportPage.Write(Sample.Of(Sample.Measure(source)));
        page.ShouldNotContain("NaN");
        page.ShouldNotContain("∞");
        foreach (Match picture in Pictures().Matches(page))
        {
            XElement.Parse(picture.Value).Name.LocalName.ShouldBe("svg");
        }
    }

    [Fact]
    public void A_single_frame_gives_a_page()
    {
        using var buffer = new AudioBuffer(2, 1);
        buffer[0][0] = 0.5;
        var page = ReportPage.Write(Sample.Of(Sample.Measure(new BufferSource(buffer, AudioFormat.Stereo(48000)))));
        page.ShouldNotContain("NaN");
    }

    [Fact]
    public void Many_findings_are_folded_and_none_is_lost()
    {
        var report = Sample.Report() with
        {
            Findings = [.. Enumerable.Range(0, 100).Select(i => new Finding("c", i == 99 ? FindingSeverity.Error : FindingSeverity.Note, new FindingPlace("master", i), $"finding number {i}."))],
        };
        var page = ReportPage.Write(report);
        page.ShouldContain("88 more");
        Enumerable.Range(0, 100).ShouldAllBe(i => page.Contains($"finding number {i}.", StringComparison.Ordinal));
        page.IndexOf("<td>finding number 99.", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("<td>finding number 0.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_verdict_tells_of_a_peak_above_the_ceiling()
    {
        var report = Sample.Report() with { Targets = new ReportTargets(-12, -6, null, Reached: true, null) };
        ReportPage.Write(report).ShouldContain("exceeds</strong> the ceiling of &minus;6.0 dBTP");
        ReportPage.Write(report with { Targets = report.Targets with { Ceiling = 6 } }).ShouldContain("keeps the ceiling");
    }

    [Fact]
    public void Intake_as_markdown_keeps_its_table_whatever_the_names_are()
    {
        var report = Sample.Report("a|b<script>\n#");
        var text = IntakeMarkdown.Write("Song", report.Intake, report.Findings, report.Decisions);
        text.ShouldNotContain("<script>");
        var rows = text.Split('\n').Where(l => l.StartsWith('|')).Select(l => l.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')).ToArray();
        rows.ShouldBe([9, 9, 9, 9]);
        text.ShouldContain("1 stem used, 1 left out.");
        text.ShouldContain("## Mix bus");
        text.ShouldNotContain("NaN");
        Encoding.UTF8.GetBytes(IntakeMarkdown.Write("Empty", [], [], [])).ShouldNotBeEmpty();
    }

    [GeneratedRegex("<script[ >]", RegexOptions.None, 5000)]
    private static partial Regex Scripts();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline, 5000)]
    private static partial Regex Pictures();
}
