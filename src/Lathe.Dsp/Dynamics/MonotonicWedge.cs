namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The greatest or the least of the last values, one at a time, for windows of any length: a queue of those that may still become the extremum
/// (Lemire, "Streaming maximum-minimum filter using no more than three comparisons per element", Nordic Journal of Computing 13, 2006).
/// Before the first value all were 0.
/// </summary>
public sealed class MonotonicWedge
{
    private readonly double[] _values;
    private readonly long[] _times;
    private readonly double _sign;
    private readonly int _window;
    private int _first;
    private int _count;
    private long _now;

    /// <param name="window">Values looked back upon, the newest included; 1 or more.</param>
    /// <param name="least">True for the least, false for the greatest.</param>
    public MonotonicWedge(int window, bool least)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(window);
        _window = window;
        _values = new double[window + 1];
        _times = new long[window + 1];
        _sign = least ? -1 : 1;
        Reset();
    }

    public void Reset()
    {
        _first = 0;
        _count = 0;
        _now = 0;
        Put(0);
        _now = _window - 1;
        _times[0] = _now;
    }

    /// <summary>Takes the next value and gives the extremum of the window that ends with it.</summary>
    public double Next(double value)
    {
        _now++;
        if (_times[_first] <= _now - _window)
        {
            _first = After(_first, 1);
            _count--;
        }

        Put(_sign * value);
        return _sign * _values[_first];
    }

    private void Put(double value)
    {
        while (_count > 0 && _values[After(_first, _count - 1)] <= value)
        {
            _count--;
        }

        var at = After(_first, _count);
        _values[at] = value;
        _times[at] = _now;
        _count++;
    }

    private int After(int index, int steps)
    {
        var at = index + steps;
        return at < _values.Length ? at : at - _values.Length;
    }
}
