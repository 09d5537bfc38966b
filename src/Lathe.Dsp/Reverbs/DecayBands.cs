namespace Lathe.Dsp.Reverbs;

/// <summary>How fast a reverberation decays, in three bands.</summary>
/// <param name="Mid">Seconds to -60 dB between the crossovers.</param>
/// <param name="Low">Seconds to -60 dB far below the low crossover.</param>
/// <param name="High">Seconds to -60 dB far above the high crossover.</param>
/// <param name="LowCrossover">Hz.</param>
/// <param name="HighCrossover">Hz; at most 0.45 of the rate is used.</param>
public readonly record struct DecayBands(double Mid, double Low, double High, double LowCrossover, double HighCrossover)
{
    public double Longest => Math.Max(Mid, Math.Max(Low, High));
}
