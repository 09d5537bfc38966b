using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Lathe.Cli.Terminal;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Presets;
using Lathe.Production;
using Lathe.Production.Jobs;
using Spectre.Console;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe processors [ID]</c></summary>
internal static class ProcessorsCommand
{
    public static Command Create()
    {
        Argument<string?> id = new("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "a processor to explain; all are listed without one" };
        Option<string?> pages = new("--pages") { Description = "a folder to write their pages into, with pictures drawn from the running code" };
        var command = new Command(
            "processors",
            "The rack: every processor, or one with its parameters and presets.\n\n"
            + "  lathe processors\n  lathe processors compressor\n  lathe processors --pages docs/processors")
        {
            id, pages,
        };
        command.Does(
            (parsed, progress, cancellation) =>
            {
                var chosen = Chosen(parsed.GetValue(id));
                var written = parsed.GetValue(pages) is { } folder ? RackPagesJob.Run(folder, parsed.GetValue(id), progress, cancellation).Length : 0;
                return (chosen, written);
            },
            (parsed, done) => parsed.GetValue(pages) is { } folder
                ? Pages(folder, done.written)
                : Show(parsed, done.chosen, parsed.GetValue(id) is not null));
        return command;
    }

    private static int Pages(string folder, int written)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{written} files written to {folder}");
        return ExitCode.Done;
    }

    private static IReadOnlyList<ProcessorInfo> Chosen(string? id) => id is null
        ? [.. Rack.All.Entries.Select(e => e.Info)]
        : [Rack.All.Find(id)?.Info ?? throw new InputException("unknown-processor", $"there is no processor '{id}'; 'lathe processors' lists them.")];

    private static int Show(ParseResult parsed, IReadOnlyList<ProcessorInfo> chosen, bool whole)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json => Write(json, chosen));
        }
        else if (whole)
        {
            Explain(chosen[0]);
        }
        else
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("id", "family", "what it does");
            foreach (var info in chosen)
            {
                table.AddRow(Markup.Escape(info.Id), info.Category.ToString(), Markup.Escape(info.Help));
            }

            AnsiConsole.Write(table);
        }

        return ExitCode.Done;
    }

    private static void Explain(ProcessorInfo info)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{info.Name}[/] ({info.Id}, version {info.Version}) - {info.Help}");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{info.Source}[/]");
        if (info.HasKey)
        {
            AnsiConsole.MarkupLine("Takes a key (sidechain).");
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("parameter", "range", "default", "rate", "what it does");
        foreach (var asset in info.Assets)
        {
            table.AddRow(asset.Id, asset.RangeText, asset.Required ? "(required)" : "none", nameof(Rate.Setup), Markup.Escape(asset.Help));
        }

        foreach (var (path, parameter) in Paths(info))
        {
            table.AddRow(
                Markup.Escape(path), Markup.Escape(parameter.RangeText), Markup.Escape(parameter.Format(parameter.Default)), parameter.Rate.ToString(), Markup.Escape(parameter.Help));
        }

        AnsiConsole.Write(table);
        foreach (var preset in PresetLibrary.For(info.Id))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]--preset {preset.Id}[/] {preset.When}");
        }
    }

    private static IEnumerable<(string Path, Param Parameter)> Paths(ProcessorInfo info) =>
    [
        .. info.Parameters.Select(p => (p.Id, p)),
        .. from g in info.Groups from p in g.Parameters select ($"{g.Id}/<id>/{p.Id}", p),
        .. InsertParams.All.Select(p => (p.Id, p)),
    ];

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ProcessorInfo> chosen)
    {
        json.WriteStartObject();
        json.WriteStartArray("processors");
        foreach (var info in chosen)
        {
            json.WriteStartObject();
            json.WriteString("id", info.Id);
            json.WriteString("name", info.Name);
            json.WriteString("category", info.Category.ToString());
            json.WriteNumber("version", info.Version);
            json.WriteString("help", info.Help);
            json.WriteString("source", info.Source);
            json.WriteBoolean("key", info.HasKey);
            json.WriteStartArray("assets");
            foreach (var asset in info.Assets)
            {
                Write(json, asset);
            }

            json.WriteEndArray();
            json.WriteStartArray("parameters");
            foreach (var (path, parameter) in Paths(info))
            {
                Write(json, path, parameter);
            }

            json.WriteEndArray();
            json.WriteStartArray("presets");
            foreach (var preset in PresetLibrary.For(info.Id))
            {
                Write(json, preset);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Preset preset)
    {
        json.WriteStartObject();
        json.WriteString("id", preset.Id);
        json.WriteString("name", preset.Name);
        json.WriteString("when", preset.When);
        json.WriteStartObject("settings");
        foreach (var (path, text) in preset.Settings)
        {
            json.WriteString(path, text);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Asset asset)
    {
        json.WriteStartObject();
        json.WriteString("path", asset.Id);
        json.WriteString("name", asset.Name);
        json.WriteString("kind", asset.Kind.ToString());
        json.WriteBoolean("required", asset.Required);
        json.WriteString("range", asset.RangeText);
        json.WriteString("help", asset.Help);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string path, Param parameter)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteString("name", parameter.Name);
        json.WriteString("unit", parameter.Unit.ToString());
        if (double.IsFinite(parameter.Min))
        {
            json.WriteNumber("min", parameter.Min);
        }
        else
        {
            json.WriteNull("min");
        }

        if (double.IsFinite(parameter.Max))
        {
            json.WriteNumber("max", parameter.Max);
        }
        else
        {
            json.WriteNull("max");
        }

        json.WriteString("range", parameter.RangeText);
        json.WriteString("default", parameter.Format(parameter.Default));
        json.WriteString("rate", parameter.Rate.ToString());
        json.WriteString("taper", parameter.Taper.ToString());
        json.WriteString("help", parameter.Help);
        json.WriteEndObject();
    }
}
