namespace Lathe.Dsp.Nonlinear;

/// <summary>A memoryless nonlinearity f with slope 1 at 0 and limits of at most 1 in magnitude, and its antiderivatives, both 0 at 0.</summary>
public interface ICurve
{
    /// <summary>f(x).</summary>
    static abstract double Value(double x);

    /// <summary>F1(x), the integral of f from 0 to x.</summary>
    static abstract double First(double x);

    /// <summary>F2(x), the integral of F1 from 0 to x.</summary>
    static abstract double Second(double x);

    /// <summary>F1 of many values, each with the bits of <see cref="First(double)"/>; not in place.</summary>
    static abstract void First(ReadOnlySpan<double> x, Span<double> result);
}
