using Lathe.Dsp.Numerics;

namespace Lathe.Engine.Automation;

/// <summary>Forms of the way from one value to the next, each from 0 at x = 0 to 1 at x = 1.</summary>
internal static class Shape
{
    /// <summary>(2^(4x) - 1) / 15: slow at first, doubling its speed every quarter of the way.</summary>
    public static double Exponential(double x) => (DetMath.Exp2(4 * x) - 1) / 15;

    /// <summary>3x^2 - 2x^3: level at both ends.</summary>
    public static double S(double x) => x * x * (3 - (2 * x));

    /// <summary>sin(x pi/2): two of them crossing keep the power of uncorrelated signals.</summary>
    public static double EqualPower(double x) => x >= 1 ? 1 : DetMath.Sin(x * (Math.PI / 2));
}
