using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>L(x) = coth x - 1/x, the anhysteretic magnetization of a material of independent particles (Langevin 1905); slope 1/3 at 0, limit 1.</summary>
public readonly struct Langevin : ITransfer
{
    /// <summary>Below it the series is nearer than the difference of two large values.</summary>
    private const double Small = 0.05;

    public static double Value(double x)
    {
        var q = x * x;
        return Math.Abs(x) < Small
            ? x * ((1 / 3.0) - (q * ((1 / 45.0) - (q * ((2 / 945.0) - (q / 4725))))))
            : (1 / DetMath.Tanh(x)) - (1 / x);
    }

    public double At(double x, double near) => Value(x);
}
