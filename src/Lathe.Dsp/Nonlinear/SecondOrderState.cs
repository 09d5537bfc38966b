namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// Second-order antiderivative anti-aliasing of any curve (Bilbao, Esqueda, Parker and Välimäki, "Antiderivative antialiasing for memoryless
/// nonlinearities", IEEE Signal Processing Letters 24, 2017, with its limits for samples that lie near each other). Delays by one sample; a small
/// signal passes with the gain (1 + 2 cos w)/3. Every call of one state must be given the same curve.
/// </summary>
public struct SecondOrderState
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
    public void Start<TCurve>(in TCurve curve, double x)
        where TCurve : struct, IAntiderivatives
    {
        _x1 = _x2 = x;
        _second1 = curve.Second(x);
        _slope1 = curve.First(x);
    }

    /// <summary>Goes over to another curve with the input's past kept.</summary>
    public void ChangeTo<TCurve>(in TCurve curve)
        where TCurve : struct, IAntiderivatives
    {
        _second1 = curve.Second(_x1);
        _slope1 = Mean(curve, _x1, _x2, _second1, curve.Second(_x2));
    }

    public double Process<TCurve>(in TCurve curve, double x)
        where TCurve : struct, IAntiderivatives
    {
        var second = curve.Second(x);
        var slope = Mean(curve, x, _x1, second, _second1);
        var least = LeastWay * (1 + Math.Abs(x));
        var way = x - _x2;
        var y = Math.Abs(way) < least ? Turning(curve, x, least) : 2 * (slope - _slope1) / way;
        _x2 = _x1;
        _x1 = x;
        _second1 = second;
        _slope1 = slope;
        return y;
    }

    /// <summary>The mean of F1 on the way between two inputs.</summary>
    private static double Mean<TCurve>(in TCurve curve, double x, double x1, double second, double second1)
        where TCurve : struct, IAntiderivatives =>
        Math.Abs(x - x1) < LeastStep * (1 + Math.Abs(x)) ? curve.First(0.5 * (x + x1)) : (second - second1) / (x - x1);

    /// <summary>The limit where the signal has come back to where it was two samples ago.</summary>
    private readonly double Turning<TCurve>(in TCurve curve, double x, double least)
        where TCurve : struct, IAntiderivatives
    {
        var middle = 0.5 * (x + _x2);
        var away = middle - _x1;
        return Math.Abs(away) < least
            ? curve.Value(0.5 * (middle + _x1))
            : 2 / away * (curve.First(middle) + ((_second1 - curve.Second(middle)) / away));
    }
}
