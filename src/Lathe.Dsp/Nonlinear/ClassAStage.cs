using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// A transistor output stage in class A inside its feedback loop: x = y + k (ln(1 + y/Y-) - ln(1 - y/Y+)). The logarithms are the base-emitter voltages of
/// a bipolar transistor that runs out of current at -Y- and saturates at Y+; k is what the loop leaves of them. Slope 1 at 0.
/// </summary>
/// <param name="Rest">k, the part of the nonlinearity that feedback leaves.</param>
/// <param name="Lower">Y-, above 0.</param>
/// <param name="Upper">Y+, above 0.</param>
public readonly record struct ClassAStage(double Rest, double Lower, double Upper) : ITransfer
{
    public double At(double x, double near)
    {
        // Bisection: the logarithms have poles on both sides, and the table is made but once.
        var scale = 1 + (Rest * ((1 / Lower) + (1 / Upper)));
        var (low, high) = (-Lower, Upper);
        if (x == 0)
        {
            return 0;
        }

        for (var n = 0; n < 60; n++)
        {
            var y = 0.5 * (low + high);
            var input = y + (Rest * (DetMath.Log(1 + (y / Lower)) - DetMath.Log(1 - (y / Upper))));
            (low, high) = input > x * scale ? (low, y) : (y, high);
        }

        return 0.5 * (low + high);
    }
}
