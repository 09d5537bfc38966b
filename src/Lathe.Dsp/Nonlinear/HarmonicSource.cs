namespace Lathe.Dsp.Nonlinear;

/// <summary>Gives what a peak generator adds to a signal: x^2/(1 + x^2), even, or x^3/(1 + x^2)^(3/2), odd; neither has a linear part.</summary>
public readonly record struct HarmonicSource(bool Even) : ITransfer
{
    public double At(double x, double near)
    {
        var share = x * x / (1 + (x * x));
        return Even ? share : share * x / Math.Sqrt(1 + (x * x));
    }
}
