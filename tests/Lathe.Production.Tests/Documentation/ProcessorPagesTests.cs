using Lathe.Processing;
using Lathe.Production.Jobs;
using Lathe.Reports.Processors;

namespace Lathe.Production.Tests.Documentation;

public sealed class ProcessorPagesTests
{
    private static readonly string Folder = Path.Combine(MessagesTests.Root(), "docs", "processors");

    /// <summary>Run with LATHE_DOCS=write to draw and write the pages anew.</summary>
    [Fact]
    public void The_pages_of_the_rack_say_what_the_processors_declare()
    {
        if (Environment.GetEnvironmentVariable("LATHE_DOCS") == "write")
        {
            RackPagesJob.Run(Folder, null, null, TestContext.Current.CancellationToken).ShouldNotBeEmpty();
        }

        File.ReadAllText(Path.Combine(Folder, "README.md")).ShouldBe(ProcessorPage.Index(Rack.All.Entries.Select(e => e.Info)));
        foreach (var entry in Rack.All.Entries)
        {
            Words(File.ReadAllText(Path.Combine(Folder, $"{entry.Info.Id}.md"))).ShouldBe(Words(ProcessorPage.Write(entry.Info, [])), entry.Info.Id);
        }
    }

    [Fact]
    public void Every_picture_that_a_page_shows_is_there()
    {
        var missing = from page in Directory.EnumerateFiles(Folder, "*.md")
                      from line in File.ReadLines(page)
                      where line.StartsWith("![", StringComparison.Ordinal)
                      let file = line[(line.LastIndexOf('(') + 1)..^1]
                      where !File.Exists(Path.Combine(Folder, file))
                      select $"{page}: {file}";
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_is_drawn_from_the_running_processor()
    {
        var pictures = ProcessorPictures.Of(Rack.All.Find("compressor").ShouldNotBeNull());
        pictures.Select(p => p.Name).ShouldBe(["transfer", "step"]);
        pictures.ShouldAllBe(p => p.Svg.StartsWith("<svg", StringComparison.Ordinal) && p.Svg.Contains("<path", StringComparison.Ordinal));
    }

    /// <summary>The page without its pictures, which take a while to draw.</summary>
    private static string[] Words(string page) =>
        [.. page.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("![", StringComparison.Ordinal) && !l.StartsWith('*'))];
}
