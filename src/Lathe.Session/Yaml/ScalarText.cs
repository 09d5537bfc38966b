using System.Globalization;
using System.Text;

namespace Lathe.Session.Yaml;

/// <summary>How a single value is written: plain where that is safe everywhere, else in double quotes.</summary>
internal static class ScalarText
{
    private static readonly HashSet<string> Words = new(
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <param name="text">The value.</param>
    /// <param name="quoted">True to write it in quotes in any case.</param>
    public static string Of(string text, bool quoted = false) => !quoted && IsPlain(text) ? text : Double(text);

    /// <summary>True where other readers of YAML would take the text for a number, a truth value or nothing.</summary>
    public static bool LooksTyped(string text) =>
        text.Length == 0 || text == "~" || Words.Contains(text) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>True where the text means itself without quotes, in blocks and within brackets.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || text is "~" or "null" || text[0] == ' ' || text[^1] == ' ')
            return false;

        var first = text[0];
        if (!char.IsLetterOrDigit(first) && first is not ('+' or '.' or '/' or '_' or '-' or '(' or '<'))
            return false;
        if (first == '-' && (text.Length == 1 || text[1] is ' ' or '-') || text.StartsWith("...", StringComparison.Ordinal) || text.StartsWith("<<", StringComparison.Ordinal))
            return false;

        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '+' or '.' or '/' or '_' or '-' or '%' or '(' or ')' or '\'' or '°' or '<' or '>' or '|' or '=' or '*' or '&' or '!' or ';'))
                return false;
        }

        return true;
    }

    public static string Double(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\t' => result.Append("\\t"),
                '\r' => result.Append("\\r"),
                < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or (>= '\uD800' and <= '\uDFFF') or '\uFFFE' or '\uFFFF' =>
                    result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => result.Append(c),
            };
        }

        return result.Append('"').ToString();
    }
}
