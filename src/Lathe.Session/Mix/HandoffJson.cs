using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lathe.Session.Diagnostics;
using Lathe.Session.Migrations;
using Lathe.Session.Yaml;

namespace Lathe.Session.Mix;

/// <summary>Reads and writes handoff.json.</summary>
public static class HandoffJson
{
    /// <summary>With letters written as letters, not as escapes.</summary>
    private static readonly HandoffContext Context =
        new(new JsonSerializerOptions(HandoffContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The document's text: indented, letters of all languages as they are.</summary>
    public static string Write(Handoff handoff) => JsonSerializer.Serialize(handoff, Context.Handoff) + "\n";

    /// <summary>Reads a document from its text; what is wrong is listed, never thrown.</summary>
    public static ReadDocument<Handoff> Read(string json)
    {
        var problems = new ProblemList();
        return new(Read(json, problems), problems.ToImmutable());
    }

    /// <summary>Reads a document from its file.</summary>
    public static ReadDocument<Handoff> ReadFile(string file)
    {
        var problems = new ProblemList();
        var handoff = DocumentText.Load(file, problems) is { } json ? Read(json, problems) : new Handoff();
        return new(handoff, problems.ToImmutable());
    }

    private static Handoff Read(string json, ProblemList problems)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, Context.Handoff) is { } handoff)
                return Checked(handoff, problems);

            problems.Add(ProblemCodes.Missing, new Mark(1, 1), "", "The handoff is empty.", "Write a JSON object.");
        }
        catch (JsonException e)
        {
            var mark = new Mark((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            var path = (e.Path ?? "").TrimStart('$', '.');
            problems.Add(ProblemCodes.NotYaml, mark, path, path.Length > 0 ? $"'{path}' cannot be read here." : "The text is not JSON.", "Mend the text at this place.");
        }

        return new Handoff();
    }

    /// <summary>Absent lists become empty ones, and figures that no mix has are named.</summary>
    private static Handoff Checked(Handoff handoff, ProblemList problems)
    {
        if (handoff.Lathe > FormatVersion.Current)
        {
            problems.Add(
                ProblemCodes.Newer, Mark.None, "lathe", FormattableString.Invariant($"The handoff is of format version {handoff.Lathe}; this build reads up to {FormatVersion.Current}."), "Install a newer Lathe.");
            return new Handoff();
        }

        foreach (var intent in OrEmpty(handoff.Intents).Where(i => i.LowHz > i.HighHz || i.LowHz < 0))
            problems.Add(ProblemCodes.BadValue, Mark.None, "intents", $"The band of '{intent.Text}' has its edges in the wrong order.", "Write lowHz below highHz.");

        return handoff with
        {
            Lathe = FormatVersion.Current,
            Files = OrEmpty(handoff.Files),
            Sections = OrEmpty(handoff.Sections),
            References = OrEmpty(handoff.References),
            Intents = [.. OrEmpty(handoff.Intents).Select(i => string.IsNullOrEmpty(i.Aspect) ? Intent.FromText(i.Text ?? "") : i)],
            Issues = OrEmpty(handoff.Issues),
            Credits = OrEmpty(handoff.Credits),
        };
    }

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> array) => array.IsDefault ? [] : [.. array.Where(a => a is not null)];
}

[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(Handoff))]
internal sealed partial class HandoffContext : JsonSerializerContext;
