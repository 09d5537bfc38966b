using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Lathe.Processing.Presets;

/// <summary>
/// The presets of one processor as they stand in a data file: an array of objects with "id", "name", "when" and "settings"; the settings hold texts as
/// in a document, and arrays of objects for repeated elements.
/// </summary>
public static class PresetFile
{
    /// <exception cref="FormatException">The file is not an array of presets.</exception>
    public static ImmutableArray<Preset> Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return [.. document.RootElement.EnumerateArray().Select(Preset)];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"not a file of presets: {fault.Message}", fault);
        }
    }

    private static Preset Preset(JsonElement preset) => new(
        Text(preset.GetProperty("id")),
        Text(preset.GetProperty("name")),
        Text(preset.GetProperty("when")),
        [.. preset.GetProperty("settings").EnumerateObject().SelectMany(Values)]);

    private static IEnumerable<(string Path, string Text)> Values(JsonProperty setting)
    {
        if (setting.Value.ValueKind != JsonValueKind.Array)
        {
            return [(setting.Name, Text(setting.Value))];
        }

        return setting.Value.EnumerateArray().SelectMany((element, index) => Element(setting.Name, element, index));
    }

    /// <summary>An element without an id of its own gets its number, counted from one.</summary>
    private static IEnumerable<(string Path, string Text)> Element(string group, JsonElement element, int index)
    {
        var id = element.TryGetProperty("id", out var named) ? Text(named) : (index + 1).ToString(CultureInfo.InvariantCulture);
        return from value in element.EnumerateObject() where value.Name != "id" select ($"{group}/{id}/{value.Name}", Text(value.Value));
    }

    private static string Text(JsonElement value) => value.GetString() ?? throw new InvalidOperationException("a text is missing");
}
