namespace Lathe.Metering.Defects;

/// <summary>
/// A buffer of 64 to 4096 samples played twice in a row, bit by bit, of one channel. Found by a rolling hash of 32 samples (R. M. Karp, M. O. Rabin,
/// IBM J. Res. Dev. 31(2), 1987) and proved by comparing. What goes on repeating, as a synthesizer's wave does, does not count.
/// <see cref="Defect.Value"/> is the length of the buffer in frames.
/// </summary>
internal sealed class RepeatedBlocks(int channel)
{
    private const int Anchor = 32;
    private const int Shortest = 64;
    private const int Table = 1 << 10;
    private const ulong Base = 0x9E3779B97F4A7C15;

    /// <summary>-60 dBFS in the repeated samples.</summary>
    private const double LeastPower = 1e-6;

    private static readonly ulong Leaving = Raise(Base, Anchor);

    private readonly (ulong Hash, long Frame)[] _anchors = new (ulong, long)[Table];
    private readonly List<Defect> _found = [];
    private ulong _hash;
    private long _next = -1;

    public IReadOnlyList<Defect> Found => _found;

    public void Scan(ReadOnlySpan<double> samples, long start, int frames)
    {
        const int from = SampleWindow.Hop;
        for (var i = from; i < from + frames; i++)
        {
            _hash = (_hash * Base) + Bits(samples[i]) - (Leaving * Bits(samples[i - Anchor]));
            var frame = start + i - from;
            ref var anchor = ref _anchors[(int)(_hash >> 40) & (Table - 1)];
            if (anchor.Hash == _hash && frame > _next)
            {
                var lag = frame - anchor.Frame;
                if (lag is >= Shortest and <= SampleWindow.Hop - Anchor)
                {
                    Prove(samples, i, (int)lag, frame);
                }
            }

            if (frame % Anchor == 0 && samples[i] != samples[i - 1])
            {
                anchor = (_hash, frame);
            }
        }
    }

    private static ulong Bits(double x) => (ulong)BitConverter.DoubleToInt64Bits(x + 0.0);

    private static ulong Raise(ulong value, int power)
    {
        var result = 1UL;
        for (var i = 0; i < power; i++)
        {
            result *= value;
        }

        return result;
    }

    private void Prove(ReadOnlySpan<double> samples, int at, int lag, long frame)
    {
        var begin = at;
        while (begin - 1 - lag >= 0 && samples[begin - 1] == samples[begin - 1 - lag])
        {
            begin--;
        }

        var end = at + 1;
        while (end < samples.Length && samples[end] == samples[end - lag])
        {
            end++;
        }

        var length = end - begin;
        _next = frame + end - at;
        if (length < lag || length > lag + (lag / 2) || HasPeriod(samples.Slice(begin, lag)))
        {
            return;
        }

        var power = 0.0;
        foreach (var x in samples.Slice(begin, lag))
        {
            power += x * x;
        }

        if (power > LeastPower * lag && _found.Count < 1000)
        {
            _found.Add(new Defect(channel, frame + begin - at, frame + end - at, lag));
        }
    }

    /// <summary>Whether most samples equal their neighbors: a rectangular wave repeats by nature.</summary>
    private static bool HasPeriod(ReadOnlySpan<double> x)
    {
        var equal = 0;
        for (var i = 1; i < x.Length; i++)
        {
            equal += x[i] == x[i - 1] ? 1 : 0;
        }

        return equal > x.Length / 2;
    }
}
