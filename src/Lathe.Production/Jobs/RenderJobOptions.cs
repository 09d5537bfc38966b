namespace Lathe.Production.Jobs;

/// <summary>What <see cref="RenderJob"/> renders.</summary>
public sealed record RenderJobOptions
{
    /// <summary>Ids of variants; the mix itself where there are none.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Id of the scene whose values take the place of the session's, or null.</summary>
    public string? Scene { get; init; }

    /// <summary>Name of the layout that the mix goes down to, or null for the variant's or the session's.</summary>
    public string? Layout { get; init; }

    /// <summary>The file, or null for mix/ in the project.</summary>
    public string? Output { get; init; }

    /// <summary>Also every track as it stands in the mix bus, with the proof that they add up to it.</summary>
    public bool Stems { get; init; }

    public OutputFormat Format { get; init; } = new();

    public RenderSettings Settings { get; init; } = new();
}
