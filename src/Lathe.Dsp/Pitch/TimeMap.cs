namespace Lathe.Dsp.Pitch;

/// <summary>
/// Where each frame of a stretched signal comes from: straight lines between points. Around an attack the line has the slope 1, so that whatever
/// contains it is copied, and the attack itself lies where the plain stretch would put it.
/// </summary>
public sealed class TimeMap
{
    private readonly List<(double In, double Out)> _points = [(0, 0)];
    private readonly List<double> _attacks = [];
    private int _at;

    /// <param name="input">Frames of the input.</param>
    /// <param name="output">Frames of the output.</param>
    /// <param name="onsets">Frames of the input where attacks begin, ascending.</param>
    /// <param name="reach">Frames on either side of an attack that are copied.</param>
    public TimeMap(long input, long output, IReadOnlyList<long> onsets, int reach)
    {
        Slope = input > 0 ? (double)output / input : 1;
        foreach (var onset in onsets)
        {
            var to = Math.Round(onset * Slope);
            var (lastIn, lastOut) = _points[^1];
            var (wayIn, wayOut) = (onset - reach - lastIn, to - reach - lastOut);

            // What is left between two attacks must be long enough, and may be stretched at most twice as far as asked for, or half.
            var room = wayIn > reach / 2.0 && wayOut > reach / 2.0 && wayOut / wayIn > Slope / 2 && wayOut / wayIn < Slope * 2;
            if (room && onset + (2 * reach) < input && to + (2 * reach) < output)
            {
                _points.Add((onset - reach, to - reach));
                _attacks.Add(to - reach);
                _points.Add((onset + reach, to + reach));
            }
        }

        _points.Add((input, Math.Max(output, 1)));
    }

    /// <summary>Frames of output for one of input on the whole.</summary>
    public double Slope { get; }

    /// <summary>Attacks that are copied.</summary>
    public int Attacks => _attacks.Count;

    /// <summary>The place in the input of a place in the output, and the slope there; places may only grow from call to call.</summary>
    public (double In, double Slope) At(double output)
    {
        while (_at < _points.Count - 2 && output >= _points[_at + 1].Out)
        {
            _at++;
        }

        var ((fromIn, fromOut), (toIn, toOut)) = (_points[_at], _points[_at + 1]);
        var slope = toIn > fromIn ? (toOut - fromOut) / (toIn - fromIn) : 1;
        return (fromIn + ((output - fromOut) / slope), slope);
    }

    /// <summary>True where a copied stretch begins after <paramref name="from"/> and not after <paramref name="to"/>, places in the output.</summary>
    public bool Begins(double from, double to)
    {
        var index = _attacks.BinarySearch(to);
        index = index >= 0 ? index : ~index - 1;
        return index >= 0 && _attacks[index] > from;
    }
}
