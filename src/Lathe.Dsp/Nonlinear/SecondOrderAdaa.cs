namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// Second-order antiderivative anti-aliasing (Bilbao, Esqueda, Parker and Välimäki, "Antiderivative antialiasing for memoryless nonlinearities",
/// IEEE Signal Processing Letters 24, 2017, with its limits for samples that lie near each other). Delays by one sample; a small signal passes
/// with the gain (1 + 2 cos w)/3.
/// </summary>
public struct SecondOrderAdaa<TCurve>
    where TCurve : ICurve
{
    /// <summary>Least step between neighbors, for magnitudes near 1: rounding, some 1e-16/step, then meets the limit's error, step^2/24.</summary>
    private const double LeastStep = 1e-5;

    /// <summary>Least way over two samples: rounding, some 1e-16/way^2, then meets the limit's error, way^2/24.</summary>
    private const double LeastWay = 3e-4;

    private double _x1;
    private double _x2;
    private double _second1;
    private double _slope1;

    /// <summary>Begins as if the input had been <paramref name="x"/> forever.</summary>
    public void Start(double x)
    {
        _x1 = _x2 = x;
        _second1 = TCurve.Second(x);
        _slope1 = TCurve.First(x);
    }

    public double Process(double x)
    {
        var second = TCurve.Second(x);
        var size = 1 + Math.Abs(x);
        var slope = Math.Abs(x - _x1) < LeastStep * size ? TCurve.First(0.5 * (x + _x1)) : (second - _second1) / (x - _x1);
        var way = x - _x2;
        var y = Math.Abs(way) < LeastWay * size ? Turning(x, LeastWay * size) : 2 * (slope - _slope1) / way;
        _x2 = _x1;
        _x1 = x;
        _second1 = second;
        _slope1 = slope;
        return y;
    }

    /// <summary>The limit where the signal has come back to where it was two samples ago.</summary>
    private readonly double Turning(double x, double least)
    {
        var middle = 0.5 * (x + _x2);
        var away = middle - _x1;
        return Math.Abs(away) < least
            ? TCurve.Value(0.5 * (middle + _x1))
            : 2 / away * (TCurve.First(middle) + ((_second1 - TCurve.Second(middle)) / away));
    }
}
