namespace Lathe.Architecture.Tests;

public sealed class ProjectReferenceTests
{
    // The layers of docs/architecture.md, lowest first. A project references projects of lower layers only.
    private static readonly string[][] Layers =
    [
        ["Lathe.Dsp"],
        ["Lathe.Session", "Lathe.Metering", "Lathe.Processing"],
        ["Lathe.Engine", "Lathe.Files"],
        ["Lathe.Analysis", "Lathe.Export"],
        ["Lathe.Mixing", "Lathe.Mastering", "Lathe.Delivery", "Lathe.Reports"],
        ["Lathe.Production"],
        ["Lathe.Cli"],
    ];

    [Fact]
    public void Every_project_stands_in_a_layer()
    {
        var known = Layers.SelectMany(l => l).ToHashSet(StringComparer.Ordinal);
        Repository.ProjectReferences().Keys.ShouldAllBe(p => known.Contains(p));
    }

    [Fact]
    public void References_point_down()
    {
        var wrong = from project in Repository.ProjectReferences()
                    from reference in project.Value
                    where LayerOf(reference) >= LayerOf(project.Key)
                    select $"{project.Key} -> {reference}";
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Lathe.Session", "")]
    [InlineData("Lathe.Metering", "Lathe.Dsp")]
    [InlineData("Lathe.Processing", "Lathe.Dsp")]
    [InlineData("Lathe.Engine", "Lathe.Dsp Lathe.Processing Lathe.Session")]
    [InlineData("Lathe.Files", "Lathe.Dsp")]
    public void The_lower_projects_reference_exactly_these(string project, string references) =>
        string.Join(' ', Repository.ProjectReferences()[project].Order(StringComparer.Ordinal)).ShouldBe(references);

    [Fact]
    public void Hosts_never_name_a_processor_class_or_the_signal_processing()
    {
        var wrong = from file in Repository.SourceFiles(Path.Combine("src", "Lathe.Cli"))
                    from line in File.ReadLines(file)
                    where line.StartsWith("using Lathe.Dsp", StringComparison.Ordinal)
                        || (line.StartsWith("using Lathe.Processing.", StringComparison.Ordinal)
                            && !line.StartsWith("using Lathe.Processing.Contract", StringComparison.Ordinal)
                            && !line.StartsWith("using Lathe.Processing.Presets", StringComparison.Ordinal))
                    select $"{file}: {line}";
        wrong.ShouldBeEmpty();
    }

    private static int LayerOf(string project) => Array.FindIndex(Layers, l => l.Contains(project));
}
