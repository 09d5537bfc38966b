#pragma warning disable RS0030 // placeholder bodies until the vector forms land
namespace Lathe.Dsp.Numerics;

/// <summary>Elementary functions whose bits are the same on every machine.</summary>
public static class DetMath
{
    public static double Exp2(double x) => Math.Pow(2, x);

    public static double Exp(double x) => Math.Exp(x);

    public static double Log2(double x) => Math.Log2(x);

    public static double Log(double x) => Math.Log(x);

    public static double Log10(double x) => Math.Log10(x);

    public static double Pow(double x, double y) => Math.Pow(x, y);

    public static double Sin(double x) => Math.Sin(x);

    public static double Cos(double x) => Math.Cos(x);

    public static double Tan(double x) => Math.Tan(x);

    public static double Tanh(double x) => Math.Tanh(x);

    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    /// <summary>Linear gain of a level in decibels: 10^(dB/20). Negative infinity gives 0.</summary>
    public static double DbToGain(double decibels) => Math.Pow(10, decibels / 20);

    /// <summary>Level in decibels of a linear gain: 20 log10 |gain|. 0 gives negative infinity.</summary>
    public static double GainToDb(double gain) => 20 * Math.Log10(Math.Abs(gain));
}
