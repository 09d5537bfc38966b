using System.Collections.Immutable;
using System.Text;
using Lathe.Processing.Contract;
using Lathe.Processing.Presets;

namespace Lathe.Reports.Processors;

/// <summary>The page of one processor in docs/processors: what it is, its pictures, presets and parameters, all from its declaration.</summary>
public static class ProcessorPage
{
    /// <param name="info">The processor.</param>
    /// <param name="pictures">Their files stand beside the page, named after the processor and the picture.</param>
    public static string Write(ProcessorInfo info, ImmutableArray<ProcessorPicture> pictures)
    {
        var page = new StringBuilder();
        Line(page, $"# {info.Name}");
        Line(page, $"`{info.Id}`, {info.Category.ToString().ToLowerInvariant()}, version {info.Version}. {info.Help}");
        Line(page, $"Source: {info.Source}{(info.Source.EndsWith('.') ? "" : ".")}{(info.HasKey ? " Takes a key (sidechain)." : "")}");
        Line(page, $"```\nlathe process {info.Id} in.wav out.wav{string.Concat(info.Assets.Where(a => a.Required).Select(a => $" --{a.Id} FILE"))}{Example(info)}\n```");
        foreach (var picture in pictures)
        {
            Line(page, $"![{picture.Caption}]({FileName(info, picture)})\n\n*{picture.Caption}*");
        }

        Presets(page, info);
        if (info.Assets.Length > 0)
        {
            Line(page, "## Files");
            Line(page, "| setting | takes | what it is |\n| --- | --- | --- |\n" + string.Join('\n', info.Assets.Select(a => $"| `{a.Id}` | {Cell(a.RangeText)} | {Cell(a.Help)} |")));
        }

        Line(page, "## Parameters");
        Parameters(page, "", info.Parameters);
        foreach (var group in info.Groups)
        {
            Line(page, $"## {group.Name}\n\n{group.Help} Up to {group.Max}, each with an id of its own: `{group.Id}/<id>/...`.");
            Parameters(page, $"{group.Id}/<id>/", group.Parameters);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The list of all processors by family.</summary>
    public static string Index(IEnumerable<ProcessorInfo> infos)
    {
        var page = new StringBuilder();
        Line(page, "# The rack");
        Line(page, "Every processor, from the running code. What every insert has beside its own parameters stands in the first table.");
        Parameters(page, "", InsertParams.All);
        foreach (var family in infos.GroupBy(i => i.Category).OrderBy(g => g.Key))
        {
            Line(page, $"## {family.Key}");
            Line(page, "| processor | what it does |\n| --- | --- |\n" + string.Join('\n', family.OrderBy(i => i.Id, StringComparer.Ordinal).Select(i => $"| [{i.Id}]({i.Id}.md) | {Cell(i.Help)} |")));
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    public static string FileName(ProcessorInfo info, ProcessorPicture picture) => $"{info.Id}-{picture.Name}.svg";

    private static string Example(ProcessorInfo info) => PresetLibrary.For(info.Id) is [var first, ..] ? $" --preset {first.Id}" : "";

    private static void Presets(StringBuilder page, ProcessorInfo info)
    {
        if (PresetLibrary.For(info.Id) is { Length: > 0 } presets)
        {
            Line(page, "## Presets");
            Line(page, "| preset | when | settings |\n| --- | --- | --- |\n" + string.Join('\n', presets.Select(p =>
                $"| `{p.Id}` | {Cell(p.When)} | {Cell(string.Join(", ", p.Settings.Select(s => $"{s.Path} {s.Text}")))} |")));
        }
    }

    private static void Parameters(StringBuilder page, string prefix, ImmutableArray<Param> parameters)
    {
        if (parameters.Length > 0)
        {
            Line(page, "| parameter | range | default | changes | what it does |\n| --- | --- | --- | --- | --- |\n" + string.Join('\n', parameters.Select(p =>
                $"| `{prefix}{p.Id}` | {Cell(p.RangeText)} | {Cell(p.Format(p.Default))} | {Changes(p.Rate)} | {Cell(p.Help)} |")));
        }
    }

    private static string Changes(Rate rate) => rate switch
    {
        Rate.Sample => "every sample",
        Rate.Quantum => "every 64 frames",
        _ => "not while it runs",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder page, string text) => page.Append(text).Append("\n\n");
}
