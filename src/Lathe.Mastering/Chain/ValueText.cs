using static System.FormattableString;

namespace Lathe.Mastering.Chain;

/// <summary>Values as they are written into master.yaml, rounded to what a person would set.</summary>
internal static class ValueText
{
    public static string Decibels(double value) => Invariant($"{Rounded(value, 1):0.0} dB");

    public static string Hertz(double value) => value < 999.5 ? Invariant($"{value:0} Hz") : Invariant($"{value / 1000:0.##} kHz");

    public static string Percent(double value) => Invariant($"{Rounded(value, 0):0} %");

    /// <summary>A decimal that is never minus zero.</summary>
    public static double Rounded(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0;
}
