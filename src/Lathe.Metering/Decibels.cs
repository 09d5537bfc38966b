using Lathe.Dsp.Numerics;

namespace Lathe.Metering;

/// <summary>Levels of measured magnitudes and powers; what is not there has none.</summary>
public static class Decibels
{
    /// <summary>20 log10 of a magnitude; null where it is 0 or not a number.</summary>
    public static double? OfMagnitude(double magnitude) => magnitude > 0 ? 20 * DetMath.Log10(magnitude) : null;

    /// <summary>10 log10 of a power or a ratio of powers; null where it is 0 or not a number.</summary>
    public static double? OfPower(double power) => power > 0 && double.IsFinite(power) ? 10 * DetMath.Log10(power) : null;

    /// <summary>The power of a level: 10^(dB/10).</summary>
    public static double ToPower(double decibels) => DetMath.Exp2(decibels * (0.1 * 3.321928094887362));
}
