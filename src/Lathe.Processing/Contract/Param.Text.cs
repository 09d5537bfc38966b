using System.Globalization;

namespace Lathe.Processing.Contract;

public sealed partial class Param
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The range in words: "-96 dB to 24 dB", or the choices.</summary>
    public string RangeText => Unit switch
    {
        Unit.Choice => string.Join(", ", Choices),
        Unit.Toggle => "on or off",
        _ => $"{Format(Min)} to {Format(Max)}",
    };

    /// <summary>True where <paramref name="value"/> is a value that this parameter takes.</summary>
    public bool Contains(double value) => value >= Min && value <= Max && (Unit is not (Unit.Choice or Unit.Toggle) || value == Math.Floor(value));

    /// <summary>Writes a value with its unit, in the form that <see cref="TryParse"/> reads; up to six significant decimals.</summary>
    public string Format(double value) => Unit switch
    {
        Unit.Decibels => double.IsNegativeInfinity(value) ? "-inf dB" : Number(value) + " dB",
        Unit.Hertz => Math.Abs(value) >= 1000 ? Number(value / 1000) + " kHz" : Number(value) + " Hz",
        Unit.Milliseconds => Number(value) + " ms",
        Unit.Seconds => Number(value) + " s",
        Unit.Percent => Number(value) + " %",
        Unit.Ratio => double.IsPositiveInfinity(value) ? "inf:1" : Number(value) + ":1",
        Unit.Degrees => Number(value) + " deg",
        Unit.Samples => Number(value) + " smp",
        Unit.DecibelsPerOctave => Number(value) + " dB/oct",
        Unit.Pan => value == 0 ? "C" : value < 0 ? "L" + Number(-value) : "R" + Number(value),
        Unit.Choice => value >= 0 && value < Choices.Length ? Choices[(int)value] : Number(value),
        Unit.Toggle => value == 0 ? "off" : value == 1 ? "on" : Number(value),
        _ => Number(value),
    };

    /// <summary>Reads "-18 dB", "2.5 kHz", "30 ms", "4:1", "70 %", "L30", "on", a choice's name, or a bare number in the parameter's unit.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="value">The value, within the range, when true is returned.</param>
    /// <param name="problem">Else what is wrong and what it takes, one clause without a full stop.</param>
    public bool TryParse(string text, out double value, out string problem)
    {
        problem = "";
        if (!TryRead(text.Trim(), out value))
        {
            problem = $"'{text}' is no value of {Id}, which takes {RangeText}";
            return false;
        }

        if (!Contains(value))
        {
            problem = $"{Id} is {Format(value)} but takes {RangeText}";
            return false;
        }

        return true;
    }

    private static string Number(double value) => value.ToString("0.######", Invariant);

    private bool TryRead(string text, out double value)
    {
        switch (Unit)
        {
            case Unit.Choice:
                value = Choices.IndexOf(text);
                return value >= 0;
            case Unit.Toggle:
                value = text is "on" or "true" or "yes" or "1" ? 1 : 0;
                return text is "on" or "true" or "yes" or "1" or "off" or "false" or "no" or "0";
            case Unit.Pan when text is "C" or "c":
                value = 0;
                return true;
            case Unit.Pan when text.Length > 1 && text[0] is 'L' or 'l' && TryNumber(text[1..], out value):
                value = -value;
                return value <= 0;
            case Unit.Pan when text.Length > 1 && text[0] is 'R' or 'r' && TryNumber(text[1..], out value):
                return value >= 0;
            case Unit.Ratio when text.EndsWith(":1", StringComparison.Ordinal):
                return TryNumber(text[..^2], out value);
            default:
                return TryQuantity(text, out value);
        }
    }

    private bool TryQuantity(string text, out double value)
    {
        foreach (var (suffix, scale) in Suffixes())
        {
            if (text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && TryNumber(text[..^suffix.Length], out value))
            {
                value *= scale;
                return true;
            }
        }

        return TryNumber(text, out value);
    }

    private (string Suffix, double Scale)[] Suffixes() => Unit switch
    {
        Unit.Decibels => [("dB", 1)],
        Unit.Hertz => [("kHz", 1000), ("Hz", 1), ("k", 1000)],
        Unit.Milliseconds => [("ms", 1), ("us", 0.001), ("s", 1000)],
        Unit.Seconds => [("ms", 0.001), ("s", 1)],
        Unit.Percent => [("%", 1)],
        Unit.Degrees => [("deg", 1), ("°", 1)],
        Unit.Samples => [("smp", 1)],
        Unit.DecibelsPerOctave => [("dB/oct", 1)],
        _ => [],
    };

    private static bool TryNumber(string text, out double value)
    {
        text = text.Trim();
        switch (text)
        {
            case "-inf":
                value = double.NegativeInfinity;
                return true;
            case "inf" or "+inf":
                value = double.PositiveInfinity;
                return true;
            default:
                return double.TryParse(text, NumberStyles.Float, Invariant, out value) && double.IsFinite(value);
        }
    }
}
