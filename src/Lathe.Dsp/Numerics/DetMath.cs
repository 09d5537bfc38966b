using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics.Elementary;

namespace Lathe.Dsp.Numerics;

/// <summary>
/// Elementary functions whose bits are the same on every machine: additions, multiplications, divisions and fused multiply-adds in a fixed
/// order, never the platform's library. Scalar, vector and span forms are the same arithmetic. NaN gives NaN.
/// </summary>
/// <remarks>Greatest errors are in units in the last place (ulp) of the exact result, measured by the sweeps in the tests.</remarks>
public static partial class DetMath
{
    /// <summary>2^x. Error below 0.9 ulp.</summary>
    public static double Exp2(double x) => Exponential.Exp2(Doubles2.Broadcast(x)).First;

    /// <summary>e^x. Error below 0.9 ulp.</summary>
    public static double Exp(double x) => Exponential.Exp(Doubles2.Broadcast(x)).First;

    /// <summary>Binary logarithm. 0 gives negative infinity, a negative value NaN. Error below 0.6 ulp.</summary>
    public static double Log2(double x) => Logarithm.Log<Doubles2, Logarithm.Octaves>(Doubles2.Broadcast(x)).First;

    /// <summary>Natural logarithm. 0 gives negative infinity, a negative value NaN. Error below 0.6 ulp.</summary>
    public static double Log(double x) => Logarithm.Log<Doubles2, Logarithm.Nepers>(Doubles2.Broadcast(x)).First;

    /// <summary>Decimal logarithm. 0 gives negative infinity, a negative value NaN. Error below 0.6 ulp.</summary>
    public static double Log10(double x) => Logarithm.Log<Doubles2, Logarithm.Decades>(Doubles2.Broadcast(x)).First;

    /// <summary>x^y with the special values of IEEE 754 pow. Error below 1.5 ulp.</summary>
    public static double Pow(double x, double y) => Power.Pow(x, y);

    /// <summary>Sine of x radians. |x| from 2^48 on and infinities give NaN. Error below 0.8 ulp.</summary>
    public static double Sin(double x) => Trigonometric.Sin(Doubles2.Broadcast(x)).First;

    /// <summary>Cosine of x radians. |x| from 2^48 on and infinities give NaN. Error below 0.8 ulp.</summary>
    public static double Cos(double x) => Trigonometric.Cos(Doubles2.Broadcast(x)).First;

    /// <summary>Tangent of x radians. |x| from 2^48 on and infinities give NaN. Error below 2 ulp.</summary>
    public static double Tan(double x) => Trigonometric.Tan(Doubles2.Broadcast(x)).First;

    /// <summary>Sine of x half turns, sin(pi x): exact at multiples of 1/2. Error below 0.8 ulp.</summary>
    public static double SinPi(double x) => Trigonometric.SinPi(Doubles2.Broadcast(x)).First;

    /// <summary>Cosine of x half turns, cos(pi x): exact at multiples of 1/2. Error below 0.8 ulp.</summary>
    public static double CosPi(double x) => Trigonometric.CosPi(Doubles2.Broadcast(x)).First;

    /// <summary>Hyperbolic tangent. Error below 1.5 ulp.</summary>
    public static double Tanh(double x) => Hyperbolic.Tanh(Doubles2.Broadcast(x)).First;

    /// <summary>Hyperbolic sine. Error below 1.5 ulp.</summary>
    public static double Sinh(double x) => Hyperbolic.Sinh(Doubles2.Broadcast(x)).First;

    /// <summary>Hyperbolic cosine. Error below 1.5 ulp.</summary>
    public static double Cosh(double x) => Hyperbolic.Cosh(Doubles2.Broadcast(x)).First;

    /// <summary>Arc tangent, -pi/2 to pi/2. Error below 0.7 ulp.</summary>
    public static double Atan(double x) => Atan2(x, 1);

    /// <summary>The angle of the point (x, y) from the positive x axis, -pi to pi; zeros and infinities as IEEE 754 atan2. Error below 0.7 ulp.</summary>
    public static double Atan2(double y, double x) => ArcTangent.Atan2(Doubles2.Broadcast(y), Doubles2.Broadcast(x)).First;

    /// <summary>Arc sine, -pi/2 to pi/2; |x| above 1 gives NaN. Error below 1.7 ulp.</summary>
    public static double Asin(double x) => Atan2(x, Math.Sqrt((1 - x) * (1 + x)));

    /// <summary>Arc cosine, 0 to pi; |x| above 1 gives NaN. Error below 1.7 ulp.</summary>
    public static double Acos(double x) => Atan2(Math.Sqrt((1 - x) * (1 + x)), x);

    /// <summary>Linear gain of a level in decibels: 10^(dB/20). Negative infinity gives 0. Error below 0.9 ulp.</summary>
    public static double DbToGain(double decibels) => Exponential.DbToGain(Doubles2.Broadcast(decibels)).First;

    /// <summary>Level in decibels of a linear gain: 20 log10 |gain|. 0 gives negative infinity. Error below 0.6 ulp.</summary>
    public static double GainToDb(double gain) => default(Operators.GainToDb).Invoke(Doubles2.Broadcast(gain)).First;
}
