namespace Lathe.Metering.Defects;

/// <summary>
/// Bursts of air on a microphone, from blocks of some 23 ms: sums over 256 frames keep what lies below some 80 Hz; a burst is loud there, outweighs
/// the rest, and stands 15 dB over what this band usually has. <see cref="Defect.Value"/> is its level, dBFS.
/// </summary>
internal sealed class LowBursts
{
    private const int Sums = 4;
    private const double LeastLevel = 0.01;
    private const double LeastShare = 0.4;
    private const double OverMedian = 5.6;

    private readonly List<(double Low, double All)> _blocks = [];
    private double _low;
    private double _all;
    private int _count;

    /// <summary>Takes the mean and the mean square of the next 256 frames of the mid signal.</summary>
    public void Add(double mean, double power)
    {
        _low += mean * mean / Sums;
        _all += power / Sums;
        if (++_count == Sums)
        {
            _blocks.Add((_low, _all));
            (_low, _all, _count) = (0, 0, 0);
        }
    }

    /// <summary>The bursts, and how many of them there are in a second of sound.</summary>
    public (IReadOnlyList<Defect> Bursts, double PerSecond) Read(int sampleRate)
    {
        var sounding = _blocks.Where(b => b.All > 1e-6).Select(b => b.Low).Order().ToList();
        if (sounding.Count == 0)
        {
            return ([], 0);
        }

        var usual = sounding[sounding.Count * 3 / 4];
        var bursts = new List<Defect>();
        for (var i = 0; i < _blocks.Count; i++)
        {
            var (low, all) = _blocks[i];
            if (low < LeastLevel * LeastLevel || low < LeastShare * all || low < OverMedian * OverMedian * usual)
            {
                continue;
            }

            var frame = (long)i * Sums * 256;
            if (bursts.Count > 0 && bursts[^1].End == frame)
            {
                bursts[^1] = bursts[^1] with { End = frame + (Sums * 256), Value = Math.Max(bursts[^1].Value, Decibels.OfPower(low)!.Value) };
            }
            else
            {
                bursts.Add(new Defect(null, frame, frame + (Sums * 256), Decibels.OfPower(low)!.Value));
            }
        }

        return (bursts, bursts.Count * (double)sampleRate / (sounding.Count * Sums * 256));
    }
}
