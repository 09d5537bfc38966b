using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// A high shelf of first order and its exact inverse, for lifting a part of the spectrum into a nonlinearity and lowering it again after:
/// H(s) = (1 + sqrt(A) s/w) / (1 + s/(sqrt(A) w)), bilinear transform with the frequency kept. State in sample values.
/// </summary>
public struct Emphasis
{
    private double _x1;
    private double _y1;

    /// <summary>Coefficients b0, b1, a1 of y = b0 x + b1 x1 - a1 y1.</summary>
    /// <param name="decibels">Gain far above <paramref name="hertz"/>; the negative gives the inverse.</param>
    public static (double B0, double B1, double A1) Design(double decibels, double hertz, double sampleRate)
    {
        var g = DetMath.Tan(Math.PI * Math.Min(hertz / sampleRate, 0.49));
        var root = DetMath.DbToGain(decibels / 2);
        var a0 = g + (1 / root);
        return ((g + root) / a0, (g - root) / a0, (g - (1 / root)) / a0);
    }

    public double Process(double x, double b0, double b1, double a1)
    {
        var y = (b0 * x) + (b1 * _x1) - (a1 * _y1);
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
