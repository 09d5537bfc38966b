namespace Lathe.Metering.Defects;

/// <summary>
/// Where the peaks of all blocks of 10 ms crowd below one ceiling, as behind a limiter: of free music the higher the level the fewer the peaks.
/// </summary>
internal sealed class PeakCrowd
{
    private const double BinsPerDecibel = 20;
    private const int Lowest = -60;
    private const int Bins = (int)((12 - Lowest) * BinsPerDecibel);
    private const double Crowd = 0.3;
    private const double Below = 1.5;

    private readonly int[] _counts = new int[Bins];

    public void Add(double peak)
    {
        if (Decibels.OfMagnitude(peak) is { } level && level > Lowest)
        {
            _counts[Math.Min(Bins - 1, (int)((level - Lowest) * BinsPerDecibel))]++;
        }
    }

    /// <summary>
    /// The share of all blocks (those within 20 dB of the highest) in the uppermost 0.3 dB, and how many times more dense they lie there than in the
    /// 1.5 dB below.
    /// </summary>
    public (double Share, double Density) Read()
    {
        var top = Array.FindLastIndex(_counts, n => n > 0);
        if (top < 0)
        {
            return (0, 0);
        }

        var crowd = (int)(Crowd * BinsPerDecibel);
        var below = (int)(Below * BinsPerDecibel);
        var all = Sum(top - (20 * (int)BinsPerDecibel), top + 1);
        var near = Sum(top + 1 - crowd, top + 1);
        var under = Sum(top + 1 - crowd - below, top + 1 - crowd) * Crowd / Below;
        return (near / (double)all, near / (under + 1));
    }

    private int Sum(int from, int to)
    {
        var sum = 0;
        for (var i = Math.Max(0, from); i < to; i++)
        {
            sum += _counts[i];
        }

        return sum;
    }
}
