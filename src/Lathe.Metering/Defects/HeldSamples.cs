namespace Lathe.Metering.Defects;

/// <summary>
/// One sample repeated sixteen times and more while the wave should move on, of one channel: a converter or buffer that stuck. Flat tops and silence do
/// not count: the held value lies within the swing around it. <see cref="Defect.Value"/> is how many samples are held.
/// </summary>
internal sealed class HeldSamples(int channel)
{
    private const int Least = 16;
    private const int Around = 64;

    /// <summary>Dither after the fact moves a held value by a step or two of 16 bits.</summary>
    private const double Tolerance = 7e-5;

    /// <summary>The mean step around: a slower wave stands still by itself.</summary>
    private const double LeastStep = 1e-3;

    private readonly List<Defect> _found = [];
    private long _next;

    public IReadOnlyList<Defect> Found => _found;

    public void Scan(ReadOnlySpan<double> samples, long start, int frames)
    {
        const int from = SampleWindow.Hop;
        for (var i = (int)Math.Max(from, _next - start + from); i < from + frames; i += Least / 2)
        {
            // Every run of the least length covers two of the places looked at.
            if (Math.Abs(samples[i] - samples[i + (Least / 2)]) > Tolerance || Math.Abs(samples[i] - samples[i + (Least / 4)]) > Tolerance)
            {
                continue;
            }

            var value = samples[i];
            var (begin, end) = (i, i + 1);
            while (begin > Around && Math.Abs(samples[begin - 1] - value) <= Tolerance)
            {
                begin--;
            }

            while (end < samples.Length - Around - 1 && Math.Abs(samples[end] - value) <= Tolerance)
            {
                end++;
            }

            if (end - begin >= Least && IsWithinSwing(samples, begin, end, value))
            {
                _next = start + end - from;
                if (_found.Count < 1000)
                {
                    _found.Add(new Defect(channel, start + begin - from, start + end - from, end - begin));
                }
            }

            i = Math.Max(i, end - (Least / 2));
        }
    }

    private static bool IsWithinSwing(ReadOnlySpan<double> samples, int begin, int end, double value)
    {
        var before = samples.Slice(begin - Around, Around);
        var after = samples.Slice(end, Around);
        var (low, high) = (Math.Min(Lowest(before), Lowest(after)), Math.Max(Highest(before), Highest(after)));
        var margin = 0.1 * (high - low);
        return value > low + margin && value < high - margin && Step(before) >= LeastStep && Step(after) >= LeastStep && Math.Abs(value) > LeastStep;
    }

    private static double Step(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 1; i < x.Length; i++)
        {
            sum += Math.Abs(x[i] - x[i - 1]);
        }

        return sum / (x.Length - 1);
    }

    private static double Lowest(ReadOnlySpan<double> x)
    {
        var least = double.PositiveInfinity;
        foreach (var value in x)
        {
            least = Math.Min(least, value);
        }

        return least;
    }

    private static double Highest(ReadOnlySpan<double> x)
    {
        var most = double.NegativeInfinity;
        foreach (var value in x)
        {
            most = Math.Max(most, value);
        }

        return most;
    }
}
