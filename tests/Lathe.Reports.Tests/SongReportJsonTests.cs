using System.Text;
using System.Text.Json;

namespace Lathe.Reports.Tests;

public class SongReportJsonTests
{
    [Fact]
    public void Two_writes_of_one_report_are_equal() => Write(Sample.Report()).ShouldBe(Write(Sample.Report()));

    [Fact]
    public void What_does_not_exist_is_null_and_never_nan()
    {
        using var silence = Sample.Noise([0, 0]);
        var text = Write(Sample.Of(Sample.Measure(silence)));
        text.ShouldNotContain("NaN");
        text.ShouldNotContain("Infinity");
        using var json = JsonDocument.Parse(text);
        foreach (var name in new[] { "integrated", "truePeak", "range", "plr", "correlation" })
        {
            json.RootElement.GetProperty("master").GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
        }
    }

    [Fact]
    public void Figures_that_are_no_numbers_become_null()
    {
        using var json = JsonDocument.Parse(Write(Sample.Report()));
        var root = json.RootElement;
        root.GetProperty("intake")[0].GetProperty("truePeak").ValueKind.ShouldBe(JsonValueKind.Null);
        root.GetProperty("decisions")[1].GetProperty("confidence").ValueKind.ShouldBe(JsonValueKind.Null);
        root.GetProperty("platforms")[0].GetProperty("change").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Any_name_comes_back_as_it_was()
    {
        const string name = "a\"b\\c\n<script>é\u2028\0";
        using var json = JsonDocument.Parse(Write(Sample.Report(name)));
        json.RootElement.GetProperty("title").GetString().ShouldBe(name);
        json.RootElement.GetProperty("findings")[1].GetProperty("subject").GetString().ShouldBe(name);
    }

    private static string Write(SongReport report)
    {
        using var output = new MemoryStream();
        SongReportJson.Write(output, report);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
