namespace Lathe.Metering.Defects;

/// <summary>
/// Clipped waves that were lowered afterwards, of one channel: three or more neighboring samples at the channel's extreme, entered and left at a corner.
/// The crest of an unclipped wave falls off as a parabola: where three samples lie within the tolerance, the second one beyond lies within nine times
/// the tolerance. <see cref="Defect.Value"/> is the level, linear and signed.
/// </summary>
internal sealed class FlatTops(int channel)
{
    private const int LeastRun = 3;

    /// <summary>Four steps of 16 bits: what dither after the lowering spreads.</summary>
    private const double Tolerance = 1.2e-4;

    private const double LeastDrop = 12 * Tolerance;
    private const double LeastLevel = 0.05;
    private const int MostListed = 1000;

    private readonly double[] _level = [LeastLevel, LeastLevel];
    private readonly List<Defect>[] _runs = [[], []];
    private readonly long[] _counts = new long[2];
    private long _next;

    public long Count => _counts[0] + _counts[1];

    /// <summary>In the order of their starts, the first thousand of each sign.</summary>
    public IEnumerable<Defect> Runs => _runs[0].Concat(_runs[1]).OrderBy(d => d.Start);

    public void Scan(ReadOnlySpan<double> samples, long start, int frames)
    {
        const int from = SampleWindow.Hop;
        var least = Math.Min(_level[0], _level[1]) - Tolerance;
        for (var i = (int)Math.Max(from, _next - start + from); i < from + frames; i++)
        {
            var magnitude = Math.Abs(samples[i]);
            if (magnitude < least)
            {
                continue;
            }

            var sign = samples[i] > 0 ? 0 : 1;
            if (magnitude > _level[sign] + Tolerance)
            {
                _level[sign] = magnitude;
                _runs[sign].Clear();
                _counts[sign] = 0;
                least = Math.Min(_level[0], _level[1]) - Tolerance;
            }
            else if (magnitude >= _level[sign] - Tolerance)
            {
                i = Run(samples, i, sign, start);
            }
        }
    }

    private int Run(ReadOnlySpan<double> samples, int first, int sign, long start)
    {
        var side = sign == 0 ? 1.0 : -1.0;
        var begin = first;
        while (begin > 2 && (samples[begin - 1] * side) >= _level[sign] - Tolerance)
        {
            begin--;
        }

        var end = first + 1;
        while (end < samples.Length - 2 && Math.Abs((samples[end] * side) - _level[sign]) <= Tolerance)
        {
            end++;
        }

        if ((samples[end] * side) > _level[sign])
        {
            return end - 1;
        }

        var drop = _level[sign] - (0.5 * side * (samples[begin - 2] + samples[end + 1]));
        _next = start + end - SampleWindow.Hop;
        if (end - begin >= LeastRun && drop >= LeastDrop)
        {
            _counts[sign]++;
            if (_runs[sign].Count < MostListed)
            {
                _runs[sign].Add(new Defect(channel, start + begin - SampleWindow.Hop, start + end - SampleWindow.Hop, side * _level[sign]));
            }
        }

        return end - 1;
    }
}
