using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lathe.Analysis.Hardware;
using Lathe.Production.Jobs;

namespace Lathe.Production.Hardware;

/// <summary>hardware/recall.json: what was sent to which device, how it was set, and what came back.</summary>
internal sealed record RecallSheet
{
    public ImmutableArray<RecallEntry> Inserts { get; init; } = [];

    public RecallEntry? Find(string insert) => Inserts.FirstOrDefault(i => i.Insert == insert);

    /// <summary>The sheet with an entry in the place of the one of the same insert.</summary>
    public RecallSheet With(RecallEntry entry) =>
        Find(entry.Insert) is { } old ? this with { Inserts = Inserts.Replace(old, entry) } : this with { Inserts = Inserts.Add(entry) };

    /// <exception cref="InputException">The file is no recall sheet.</exception>
    public static RecallSheet Load(ProjectFolder project)
    {
        if (!File.Exists(project.RecallPath))
        {
            return new RecallSheet();
        }

        try
        {
            var sheet = JsonSerializer.Deserialize(File.ReadAllText(project.RecallPath), RecallContext.Default.RecallSheet);
            return sheet is null || sheet.Inserts.IsDefault ? new RecallSheet() : sheet;
        }
        catch (JsonException error)
        {
            throw new InputException("hardware-insert", $"{project.RecallPath} cannot be read: {error.Message.ReplaceLineEndings(" ")} Delete it and send again.");
        }
    }

    /// <summary>Writes recall.json, and recall.md for people.</summary>
    public void Save(ProjectFolder project)
    {
        Directory.CreateDirectory(project.Hardware);
        var options = new JsonSerializerOptions(RecallContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        DocumentFile.Write(project.RecallPath, JsonSerializer.Serialize(this, new RecallContext(options).RecallSheet) + "\n");
        DocumentFile.Write(Path.ChangeExtension(project.RecallPath, ".md"), RecallText.Of(this));
    }
}

/// <summary>A hardware insert.</summary>
internal sealed record RecallEntry
{
    /// <summary>Its address.</summary>
    public required string Insert { get; init; }

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What was sent, relative to the project.</summary>
    public required string Send { get; init; }

    public required int Rate { get; init; }

    public required int Channels { get; init; }

    /// <summary>Frames of the strip's signal in the send file, without the room for the tail.</summary>
    public required long ProgramFrames { get; init; }

    /// <summary>SHA-256 of that signal's samples.</summary>
    public required string ProgramSha256 { get; init; }

    /// <summary>The recording, relative to the project; null until one was read.</summary>
    public string? Return { get; init; }

    public string? ReturnSha256 { get; init; }

    /// <summary>The aligned return, relative to the project.</summary>
    public string? Aligned { get; init; }

    public double? DriftPpm { get; init; }

    public ImmutableArray<RecallChannel> Measured { get; init; } = [];

    [JsonIgnore]
    public SendLayout Layout => new(Rate, ProgramFrames + (SendLayout.TailSeconds * (long)Rate));
}

/// <summary>What a channel of the device and its wiring measured; null for what cannot be given in numbers.</summary>
/// <param name="LatencyFrames">Frames.</param>
/// <param name="LatencyMs">The same in milliseconds.</param>
/// <param name="Gain">At 1 kHz and -18 dBFS, dB.</param>
/// <param name="Inverted">Polarity; the aligned file has it put right.</param>
/// <param name="NoiseFloor">dBFS RMS.</param>
/// <param name="Tones">Each tone.</param>
internal sealed record RecallChannel(
    double LatencyFrames, double LatencyMs, double? Gain, bool Inverted, double? NoiseFloor, ImmutableArray<RecallTone> Tones);

/// <param name="Hertz">Hz.</param>
/// <param name="Level">Peak sent, dBFS.</param>
/// <param name="Gain">dB.</param>
/// <param name="Thd">Percent.</param>
internal sealed record RecallTone(double Hertz, double Level, double? Gain, double? Thd);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecallSheet))]
internal sealed partial class RecallContext : JsonSerializerContext;
