namespace Lathe.Production;

/// <summary>How far a job is.</summary>
/// <param name="Stage">What is being done, in words for a person: "rendering the mix".</param>
/// <param name="Share">The share of the whole job that is done, 0 to 1.</param>
public sealed record JobProgress(string Stage, double Share);
