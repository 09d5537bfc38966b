namespace Lathe.Metering.Defects;

/// <summary>
/// Stretches of 0.5 to 300 ms, of one channel, that fall to nothing in the middle of sound and come back as suddenly, without a fade.
/// <see cref="Defect.Value"/> is the level of the 3 ms on either side, the lower one, dBFS.
/// </summary>
internal sealed class Dropouts(int channel, int sampleRate)
{
    /// <summary>-88 dBFS: about a step of 16 bits.</summary>
    private const double Nothing = 4e-5;

    /// <summary>-46 dBFS on either side.</summary>
    private const double LeastSound = 0.005;

    private const int Side = 128;
    private const int Edge = 12;

    /// <summary>The samples next to the gap against the level around: a fade would be lower.</summary>
    private const double LeastEdge = 0.25;

    private readonly int _least = Math.Max(16, sampleRate / 2000);
    private readonly int _most = (int)(0.3 * sampleRate);
    private readonly List<Defect> _found = [];
    private long _from = -1;
    private double _before;

    public IReadOnlyList<Defect> Found => _found;

    public void Scan(ReadOnlySpan<double> samples, long start, int frames)
    {
        const int from = SampleWindow.Hop;
        for (var i = from; i < from + frames; i++)
        {
            var isNothing = Math.Abs(samples[i]) < Nothing;
            if (isNothing == _from >= 0)
            {
                continue;
            }

            if (isNothing)
            {
                // A crossing of zero is over at once.
                if (Math.Abs(samples[i + 1]) < Nothing && Math.Abs(samples[i + 3]) < Nothing && Math.Abs(samples[i + 7]) < Nothing)
                {
                    _from = start + i - from;
                    _before = Sound(samples.Slice(i - Side, Side), samples.Slice(i - Edge, Edge));
                }
            }
            else
            {
                End(samples, i, start + i - from);
            }
        }
    }

    private void End(ReadOnlySpan<double> samples, int at, long frame)
    {
        var length = frame - _from;
        if (length >= _least && length <= _most && _before > 0)
        {
            var after = Sound(samples.Slice(at, Side), samples.Slice(at, Edge));
            if (after > 0 && _found.Count < 1000)
            {
                _found.Add(new Defect(channel, _from, frame, Decibels.OfMagnitude(Math.Min(_before, after))!.Value));
            }
        }

        _from = -1;
    }

    /// <summary>The level of a side; 0 where it is low or faded.</summary>
    private static double Sound(ReadOnlySpan<double> side, ReadOnlySpan<double> edge)
    {
        var level = Rms(side);
        return level >= LeastSound && Rms(edge) >= LeastEdge * level ? level : 0;
    }

    private static double Rms(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum / x.Length);
    }
}
