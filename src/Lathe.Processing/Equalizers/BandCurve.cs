namespace Lathe.Processing.Equalizers;

/// <summary>How a dynamic band answers to the level in it.</summary>
/// <param name="Threshold">Level above which it moves, dB.</param>
/// <param name="Ratio">1 - 1/ratio is the way the gain goes for each dB above the threshold.</param>
/// <param name="Range">The furthest the gain goes, dB: down where negative.</param>
internal readonly record struct BandCurve(double Threshold, double Ratio, double Range);
