namespace Lathe.Metering.Defects;

/// <summary>Something found in a signal, without judgment.</summary>
/// <param name="Channel">From 0, or null for all.</param>
/// <param name="Start">The first frame.</param>
/// <param name="End">The frame after the last.</param>
/// <param name="Value">How strong, in the unit that the detector states.</param>
public readonly record struct Defect(int? Channel, long Start, long End, double Value);
