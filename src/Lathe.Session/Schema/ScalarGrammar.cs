using System.Globalization;
using Lathe.Session.Addresses;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Session.Schema;

/// <summary>Reads single values and says what is wrong with them.</summary>
internal static class ScalarGrammar
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>More words than these are not searched for the nearest: a document of nothing but wrong words must end quickly.</summary>
    private const int MostCandidates = 300;

    public static void Check(ScalarShape shape, Node node, string path, ProblemList problems)
    {
        var text = node.Text;
        switch (shape.Kind)
        {
            case ScalarKind.Id when !Slug.IsId(text):
                problems.Add(ProblemCodes.BadId, node.Mark, path, $"'{text}' is no id: ids are lower-case words joined by hyphens.", $"Write {Slug.From(text, "an id")}.");
                break;
            case ScalarKind.Address when !Address.TryParse(text, out _, out var problem):
                problems.Add(ProblemCodes.BadPath, node.Mark, path, Sentence(problem), "Write a path such as compressor/threshold.");
                break;
            case ScalarKind.Time when !TimePosition.TryParse(text, out _, out var problem):
                problems.Add(ProblemCodes.BadTime, node.Mark, path, Sentence(problem), "Write the time in one of these forms.");
                break;
            case ScalarKind.Choice when !shape.Choices.Contains(text):
                problems.Add(ProblemCodes.BadChoice, node.Mark, path, $"'{text}' is none of {string.Join(", ", shape.Choices)}.", Suggest(text, shape.Choices));
                break;
            case ScalarKind.Role when !Roles.All.Contains(text):
                problems.Add(ProblemCodes.UnknownRole, node.Mark, path, $"'{text}' is no role, so the track counts as other.", Suggest(text, Roles.All));
                break;
            default:
                if (Takes(shape.Kind) is { } takes && !IsValid(shape.Kind, text))
                    problems.Add(ProblemCodes.BadValue, node.Mark, path, $"'{text}' cannot be read here.", $"Write {takes}.");
                break;
        }
    }

    /// <summary>Reads "48 kHz", "44100 Hz" or 48000.</summary>
    public static bool TryRate(string text, out int rate)
    {
        rate = 0;
        var scale = text.EndsWith("kHz", StringComparison.OrdinalIgnoreCase) ? 1000 : 1;
        var unit = scale == 1000 ? 3 : text.EndsWith("Hz", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        if (!decimal.TryParse(text[..^unit].Trim(), NumberStyles.AllowDecimalPoint, Invariant, out var number) || number > 1_000_000)
            return false;

        var hertz = number * scale;
        rate = (int)Math.Min(hertz, int.MaxValue);
        return hertz == rate && rate is >= 8000 and <= 384_000;
    }

    public static string FormatRate(int rate) => string.Create(Invariant, $"{rate / 1000m:0.###} kHz");

    /// <summary>Reads "-14 LUFS", "-1 dBTP", "+2 dB" or a bare number.</summary>
    public static bool TryLevel(string text, out double level)
    {
        var number = text.Trim();
        foreach (var unit in (ReadOnlySpan<string>)["LUFS", "dBTP", "dBFS", "dB", "LU"])
        {
            if (number.EndsWith(unit, StringComparison.Ordinal))
            {
                number = number[..^unit.Length].TrimEnd();
                break;
            }
        }

        return TryNumber(number, out level);
    }

    /// <summary>Reads "120 Hz", "2.5 kHz" or a bare number of hertz.</summary>
    public static bool TryHertz(string text, out double hertz)
    {
        var scale = text.EndsWith("kHz", StringComparison.OrdinalIgnoreCase) ? 1000 : 1;
        var unit = scale == 1000 ? 3 : text.EndsWith("Hz", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        var read = TryNumber(text[..^unit].Trim(), out hertz);
        hertz *= scale;
        return read;
    }

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, Invariant, out number) && double.IsFinite(number);

    public static bool TryInteger(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out number);

    public static bool? ToToggle(string text) => text switch
    {
        "true" or "on" or "yes" => true,
        "false" or "off" or "no" => false,
        _ => null,
    };

    public static bool TryMeter(string text, out int beats, out int unit)
    {
        unit = 0;
        var parts = text.Split('/');
        return TryInteger(parts[0].Trim(), out beats) && beats is >= 1 and <= 64 && parts.Length == 2
            && TryInteger(parts[1].Trim(), out unit) && unit is 1 or 2 or 4 or 8 or 16 or 32;
    }

    public static string Suggest(string word, IEnumerable<string> candidates) =>
        Nearest.To(word, candidates.Take(MostCandidates)) is { } nearest ? $"Did you mean {nearest}?" : "Write one of these words.";

    private static string Sentence(string clause) => char.ToUpperInvariant(clause[0]) + clause[1..] + ".";

    /// <summary>What the kind takes, for the remedy; null where every text will do.</summary>
    private static string? Takes(ScalarKind kind) => kind switch
    {
        ScalarKind.Integer => "a whole number",
        ScalarKind.Number => "a number",
        ScalarKind.Share => "a number from 0 to 1",
        ScalarKind.Toggle => "true or false",
        ScalarKind.Rate => "a sample rate from 8 kHz to 384 kHz, such as 48 kHz",
        ScalarKind.Level => "a number with its unit, such as -14 LUFS or -1 dBTP",
        ScalarKind.Meter => "a meter such as 4/4",
        ScalarKind.Hash => "sha256: and 64 hexadecimal digits",
        ScalarKind.Isrc => "an ISRC: two letters, three letters or digits, seven digits",
        ScalarKind.Upc => "12 or 13 digits in double quotes",
        _ => null,
    };

    private static bool IsValid(ScalarKind kind, string text) => kind switch
    {
        ScalarKind.Integer => TryInteger(text, out _),
        ScalarKind.Number => TryNumber(text, out _),
        ScalarKind.Share => TryNumber(text, out var share) && share is >= 0 and <= 1,
        ScalarKind.Toggle => ToToggle(text) is not null,
        ScalarKind.Rate => TryRate(text, out _),
        ScalarKind.Level => TryLevel(text, out _),
        ScalarKind.Meter => TryMeter(text, out _, out _),
        ScalarKind.Hash => text.Length == 71 && text.StartsWith("sha256:", StringComparison.Ordinal) && text[7..].All(char.IsAsciiHexDigitLower),
        ScalarKind.Isrc => IsIsrc(text.Replace("-", "", StringComparison.Ordinal)),
        ScalarKind.Upc => text.Length is 12 or 13 && text.All(char.IsAsciiDigit),
        _ => true,
    };

    private static bool IsIsrc(string code) => code.Length == 12 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1])
        && code[2..5].All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && code[5..].All(char.IsAsciiDigit);
}
