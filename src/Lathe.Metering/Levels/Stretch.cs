namespace Lathe.Metering.Levels;

/// <summary>A stretch of a stream.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="Frames">How many.</param>
public readonly record struct Stretch(long Start, long Frames);
