namespace Lathe.Production.Jobs;

/// <summary>From stems to a release.</summary>
public sealed record ProduceOptions
{
    /// <summary>The project folder that is made.</summary>
    public required string Output { get; init; }

    public MasterOptions Master { get; init; } = new();

    /// <summary>What the mixer means so: "low end intentionally boosted".</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
