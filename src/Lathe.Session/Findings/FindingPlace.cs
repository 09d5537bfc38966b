namespace Lathe.Session.Findings;

/// <summary>Where a finding is.</summary>
/// <param name="Subject">The file, strip or path it is about.</param>
/// <param name="Start">Seconds from the start, or null for the whole.</param>
/// <param name="End">Seconds from the start, or null.</param>
/// <param name="Channel">Channel from 0, or null for all.</param>
/// <param name="LowHz">Lower edge of the band, or null.</param>
/// <param name="HighHz">Upper edge of the band, or null.</param>
public sealed record FindingPlace(
    string Subject, double? Start = null, double? End = null, int? Channel = null, double? LowHz = null, double? HighHz = null);
