using System.Reflection;

namespace Lathe.Reports.Pages;

/// <summary>Writes report.html: one file that shows and plays everything and asks nothing of the network.</summary>
public static class ReportPage
{
    public static string Write(SongReport report)
    {
        var html = new Html();
        html.Raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw($"<title>{Html.Text(report.Title)} - Lathe report</title><style>{Resource("report.css")}</style></head><body><main>");
        HeadSection.Write(html, report);
        PictureSections.Write(html, report);
        ListSections.Write(html, report);
        html.Raw($"<footer>Made by Lathe {Html.Text(report.Version)}. Loudness by ITU-R BS.1770-5, true peak by a 16x kernel flat to 0.48 of the sample rate.</footer>")
            .Raw($"</main><script>{Resource("report.js")}</script></body></html>");
        return html.ToString();
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Lathe.Reports.Pages.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
