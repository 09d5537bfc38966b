using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Fourier;

/// <summary>Roots of unity exp(-2 pi i k / n), reduced to the first octant so that all symmetries hold to the bit.</summary>
internal static class UnitRoot
{
    private const double SqrtHalf = 0.70710678118654752440;

    /// <param name="k">0 or more.</param>
    /// <param name="n">A multiple of 8, or 1, 2 or 4.</param>
    public static (double Re, double Im) At(long k, long n)
    {
        k %= n;
        // Eighths of the circle; within each the angle is measured from the nearest axis, at most pi / 4.
        var eighth = 8 * k / n;
        var (axis, offset) = ((eighth + 1) / 2, (8 * k) - ((eighth + 1) / 2 * 2 * n));
        var angle = Math.PI * offset / (4 * n);
        var (cos, sin) = offset == n || offset == -n
            ? (SqrtHalf, offset < 0 ? -SqrtHalf : SqrtHalf)
            : (DetMath.Cos(angle), DetMath.Sin(angle));
        return (axis % 4) switch
        {
            0 => (cos, -sin),
            1 => (-sin, -cos),
            2 => (-cos, sin),
            _ => (sin, cos),
        };
    }
}
