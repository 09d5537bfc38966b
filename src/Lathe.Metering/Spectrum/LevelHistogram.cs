namespace Lathe.Metering.Spectrum;

/// <summary>Counts levels from -140 to +20 dB in steps of a quarter: percentiles in constant memory.</summary>
public sealed class LevelHistogram
{
    private const double Lowest = -140;
    private const double Step = 0.25;

    private readonly int[] _counts = new int[640];

    public int Count { get; private set; }

    public void Add(double? decibels)
    {
        var cell = decibels is { } level ? (int)((level - Lowest) / Step) : 0;
        _counts[Math.Clamp(cell, 0, _counts.Length - 1)]++;
        Count++;
    }

    /// <summary>The level that a share (0 to 1) of what was counted does not exceed, to a quarter of a decibel; null where nothing was.</summary>
    public double? Percentile(double share)
    {
        var rank = share * (Count - 1);
        var below = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            below += _counts[i];
            if (below > rank)
            {
                return i == 0 ? null : Lowest + ((i + 0.5) * Step);
            }
        }

        return null;
    }
}
