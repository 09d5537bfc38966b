using System.Globalization;
using Lathe.Production;

namespace Lathe.Cli.Terminal;

/// <summary>Reads values of options that carry a unit: "-14 LUFS", "-1 dBTP", "44.1 kHz", "24".</summary>
internal static class Values
{
    /// <param name="option">The option's name, for the message.</param>
    /// <param name="text">As typed, or null where the option was not given.</param>
    /// <param name="min">Least value.</param>
    /// <param name="max">Greatest value.</param>
    /// <param name="unit">May follow the number.</param>
    public static double? Level(string option, string? text, double min, double max, string unit)
    {
        if (text is null)
        {
            return null;
        }

        var number = text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? text[..^unit.Length] : text;
        if (!double.TryParse(number.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= min && value <= max))
        {
            throw new InputException("option-value", string.Create(CultureInfo.InvariantCulture, $"{option} is '{text}' but takes {min:0.##} to {max:0.##} {unit}."));
        }

        return value;
    }

    /// <summary>A sample rate: "44100", "44.1k", "48 kHz".</summary>
    public static int? Rate(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var number = text.Trim();
        var scale = 1.0;
        foreach (var (ending, factor) in new[] { ("kHz", 1000.0), ("Hz", 1.0), ("k", 1000.0) })
        {
            if (number.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                (number, scale) = (number[..^ending.Length].Trim(), factor);
                break;
            }
        }

        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value * scale is not (>= 8000 and <= 384000))
        {
            throw new InputException("option-value", $"{option} is '{text}' but takes 8000 to 384000 Hz, such as 44100 or \"44.1 kHz\".");
        }

        return (int)Math.Round(value * scale);
    }
}
