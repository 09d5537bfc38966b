using Lathe.Session.Yaml;

namespace Lathe.Session.Editing;

/// <summary>Replaces a single value, in the quotes that it has.</summary>
internal static class ScalarPatch
{
    public static TextPatch Of(string text, Node node, string value)
    {
        if (node.Start == node.End)
            return new(node.Start, 0, (node.Start > 0 && text[node.Start - 1] is ' ' ? "" : " ") + ScalarText.Of(value));

        var end = node.End;
        // The span of a block scalar ends behind its line end, which stays.
        while (end > node.Start && text[end - 1] is '\n' or '\r' or ' ')
            end--;

        return new(node.Start, end - node.Start, Quote(text[node.Start], value));
    }

    private static string Quote(char first, string value) => first switch
    {
        '"' => ScalarText.Double(value),
        '\'' when value.All(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')) =>
            "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'",
        _ => ScalarText.Of(value),
    };
}
