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

    /// <summary>A quantum in place, a coefficient for each frame; flushes.</summary>
    public void Process(Span<double> samples, ReadOnlySpan<double> b0, ReadOnlySpan<double> b1, ReadOnlySpan<double> a1)
    {
        var (x1, y1) = (_x1, _y1);
        for (var i = 0; i < samples.Length; i++)
        {
            var x = samples[i];
            y1 = (b0[i] * x) + (b1[i] * x1) - (a1[i] * y1);
            x1 = x;
            samples[i] = y1;
        }

        _x1 = Denormals.Flush(x1);
        _y1 = Denormals.Flush(y1);
    }

    public void Reset() => _x1 = _y1 = 0;
}
