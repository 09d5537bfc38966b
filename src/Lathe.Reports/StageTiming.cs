namespace Lathe.Reports;

/// <param name="Stage">What was done.</param>
/// <param name="Seconds">How long it took by the wall clock.</param>
public sealed record StageTiming(string Stage, double Seconds);
