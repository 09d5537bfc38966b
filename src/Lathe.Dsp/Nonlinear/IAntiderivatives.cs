namespace Lathe.Dsp.Nonlinear;

/// <summary>A memoryless nonlinearity f with its antiderivatives, both 0 at 0; what <see cref="SecondOrderState"/> needs.</summary>
public interface IAntiderivatives
{
    /// <summary>f(x).</summary>
    double Value(double x);

    /// <summary>The integral of f from 0 to x.</summary>
    double First(double x);

    /// <summary>The integral of <see cref="First"/> from 0 to x.</summary>
    double Second(double x);
}

/// <summary>An <see cref="ICurve"/> as a value.</summary>
public readonly struct CurveOf<TCurve> : IAntiderivatives
    where TCurve : ICurve
{
    public double Value(double x) => TCurve.Value(x);

    public double First(double x) => TCurve.First(x);

    public double Second(double x) => TCurve.Second(x);
}
