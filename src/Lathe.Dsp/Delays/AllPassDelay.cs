using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// A delay of a fraction around one frame with a gain of exactly 1 at every frequency: y = a x + x1 - a y1, a = (1 - d)/(1 + d) (Thiran's all-pass of
/// first order; Laakso et al., 1996). For places inside a loop where an interpolator's treble loss would add up. The delay holds at low
/// frequencies and should stand still.
/// </summary>
public struct AllPassDelay
{
    private readonly double _a;
    private double _x1;
    private double _y1;

    /// <param name="delay">Frames, 0.5 to 1.5.</param>
    public AllPassDelay(double delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, 1.5);
        _a = (1 - delay) / (1 + delay);
    }

    public double Process(double x)
    {
        var y = (_a * (x - _y1)) + _x1;
        _x1 = x;
        _y1 = y;
        return y;
    }

    /// <summary>To be called at the end of each quantum.</summary>
    public void Flush()
    {
        _x1 = Denormals.Flush(_x1);
        _y1 = Denormals.Flush(_y1);
    }

    public void Reset() => _x1 = _y1 = 0;
}
