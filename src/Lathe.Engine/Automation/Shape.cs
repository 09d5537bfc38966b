using Lathe.Dsp.Numerics;
using Lathe.Session.Automation;

namespace Lathe.Engine.Automation;

/// <summary>Forms of the way from one value to the next, each from 0 at x = 0 to 1 at x = 1.</summary>
internal static class Shape
{
    private const int BezierSteps = 50;

    /// <summary>(2^(4x) - 1) / 15: slow at first, doubling its speed every quarter of the way.</summary>
    public static double Exponential(double x) => (DetMath.Exp2(4 * x) - 1) / 15;

    /// <summary>3x^2 - 2x^3: level at both ends.</summary>
    public static double S(double x) => x * x * (3 - (2 * x));

    /// <summary>
    /// The y of a cubic Bezier curve from (0, 0) to (1, 1) at x: t is found by halving its interval until it is exact to the last bits, which
    /// takes the same steps everywhere; x(t) never runs back, because the handles' x lie within 0 to 1.
    /// </summary>
    public static double Bezier(double x, in BezierHandles handles)
    {
        double low = 0, high = 1;
        for (var i = 0; i < BezierSteps; i++)
        {
            var middle = 0.5 * (low + high);
            if (Cubic(middle, handles.X1, handles.X2) < x)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Cubic(0.5 * (low + high), handles.Y1, handles.Y2);
    }

    /// <summary>sin(x pi/2): two of them crossing keep the power of uncorrelated signals.</summary>
    public static double EqualPower(double x) => x >= 1 ? 1 : DetMath.Sin(x * (Math.PI / 2));

    /// <summary>3 (1-t)^2 t a + 3 (1-t) t^2 b + t^3.</summary>
    private static double Cubic(double t, double a, double b)
    {
        var u = 1 - t;
        return (3 * u * t * ((u * a) + (t * b))) + (t * t * t);
    }
}
