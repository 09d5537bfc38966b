using Lathe.Session.Master;

namespace Lathe.Production.Jobs;

/// <summary>What a person says of a master.</summary>
public sealed record MasterOptions
{
    /// <summary>LUFS; null for what the genre, or else -14 LUFS, says.</summary>
    public double? Loudness { get; init; }

    /// <summary>dBTP; null for -1.</summary>
    public double? Ceiling { get; init; }

    public string? Genre { get; init; }

    public string? Title { get; init; }

    public string? Artist { get; init; }

    public string? Isrc { get; init; }

    public RenderSettings Settings { get; init; } = new();

    internal MasterTarget Target => new() { Loudness = Loudness, Ceiling = Ceiling, Genre = Genre };
}
