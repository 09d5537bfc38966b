using static System.FormattableString;

namespace Lathe.Mixing.Assistant;

/// <summary>Values as they are written into the session, rounded to what a person would set.</summary>
internal static class ValueText
{
    public static string Decibels(double value) => Invariant($"{Rounded(value, 1):0.0} dB");

    /// <summary>To 1 Hz below 1 kHz, to 10 Hz above.</summary>
    public static string Hertz(double value) => value < 999.5 ? Invariant($"{Rounded(value, 0):0} Hz") : Invariant($"{Rounded(value / 1000, 2):0.##} kHz");

    public static string Milliseconds(double value) => Invariant($"{Rounded(value, value < 10 ? 1 : 0):0.#} ms");

    public static string Seconds(double value) => Invariant($"{Rounded(value, 2):0.##} s");

    public static string Ratio(double value) => Invariant($"{Rounded(value, 1):0.#}:1");

    public static string Number(double value) => Invariant($"{Rounded(value, 2):0.##}");

    public static string Pan(double value)
    {
        var place = Rounded(value, 0);
        return place == 0 ? "C" : place < 0 ? Invariant($"L{-place:0}") : Invariant($"R{place:0}");
    }

    /// <summary>A decimal that is never minus zero.</summary>
    public static double Rounded(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0;
}
