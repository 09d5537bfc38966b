namespace Lathe.Production.Jobs;

/// <summary>How a folder of stems becomes a project.</summary>
public sealed record NewJobOptions
{
    /// <summary>The project folder; null for the folder of stems itself.</summary>
    public string? Output { get; init; }

    public string? Title { get; init; }

    public string? Artist { get; init; }

    /// <summary>True to replace a session.yaml that is there; the old one is kept as session.previous.yaml.</summary>
    public bool Replace { get; init; }

    public RenderSettings Settings { get; init; } = new();
}
