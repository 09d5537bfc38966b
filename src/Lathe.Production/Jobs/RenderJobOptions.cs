namespace Lathe.Production.Jobs;

/// <summary>What <see cref="RenderJob"/> renders.</summary>
public sealed record RenderJobOptions
{
    /// <summary>Ids of variants; the mix itself where there are none.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>The file, or null for mix/ in the project.</summary>
    public string? Output { get; init; }

    /// <summary>Also every track as it stands in the mix bus, with the proof that they add up to it.</summary>
    public bool Stems { get; init; }

    public OutputFormat Format { get; init; } = new();

    public RenderSettings Settings { get; init; } = new();
}
