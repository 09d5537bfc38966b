using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Oscillators;

/// <summary>
/// Phase and frequency of a tone or a repeating sweep as closed functions of position: no state, so any order of blocks gives the same bits, and the
/// frequency is exact at every length (the product of step and position keeps its rounding error).
/// </summary>
public readonly struct PhaseCurve
{
    private readonly Glide _glide;
    private readonly double _first;
    private readonly double _last;
    private readonly long _period;
    private readonly double _ratio; // ln (last / first)

    /// <param name="glide">Whether and how it sweeps.</param>
    /// <param name="first">Frequency at the start, in cycles a frame, above 0.</param>
    /// <param name="last">Frequency at the end, in cycles a frame, above 0.</param>
    /// <param name="period">Frames of a sweep, 1 or more; then it starts again.</param>
    public PhaseCurve(Glide glide, double first, double last, long period)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _ratio = DetMath.Log(last / first);
        _glide = _ratio == 0 ? Glide.None : glide;
        _first = first;
        _last = last;
        _period = period;
    }

    /// <summary>The cycles that have passed, of which only the fraction counts (-1 to 1), and the cycles a frame, at a position.</summary>
    public (double Phase, double Step) At(long position)
    {
        if (_glide == Glide.None)
        {
            var product = _first * position;
            var error = Math.FusedMultiplyAdd(_first, position, -product);
            return (product - Math.Floor(product) + error, _first);
        }

        var n = (double)(((position % _period) + _period) % _period);
        if (_glide == Glide.Linear)
        {
            var slope = (_last - _first) / _period;
            var linear = n * Math.FusedMultiplyAdd(0.5 * slope, n, _first);
            return (linear - Math.Floor(linear), Math.FusedMultiplyAdd(slope, n, _first));
        }

        var growth = DetMath.Exp(_ratio * (n / _period));
        var cycles = _first * _period / _ratio * (growth - 1);
        return (cycles - Math.Floor(cycles), _first * growth);
    }
}
