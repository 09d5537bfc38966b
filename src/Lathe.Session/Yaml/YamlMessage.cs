namespace Lathe.Session.Yaml;

/// <summary>The parser's messages in words for people who write sessions, not parsers.</summary>
internal static class YamlMessage
{
    private static readonly (string Part, string Sentence)[] Known =
    [
        ("could not find expected ':'", "A key without its colon, or a line indented differently from its neighbors."),
        ("did not find expected key", "A key is expected here: look for a missing comma, a missing quote or wrong indentation."),
        ("did not find expected ',' or ']'", "A list in [ ] is not closed, or a comma is missing."),
        ("did not find expected ',' or '}'", "A map in { } is not closed, or a comma is missing."),
        ("did not find expected '-' indicator", "A list item is indented differently from the items before it."),
        ("mapping values are not allowed", "A colon stands where no key can be: indentation may be wrong, or the value needs double quotes."),
        ("block sequence entries are not allowed", "A list item stands where none can be: begin it on a line of its own."),
        ("cannot start any token", "A character stands here that can only begin a quoted value (tabs, @, ` and % are such)."),
        ("found unexpected end of stream", "The text ends inside quotes or brackets."),
        ("unexpected end of stream", "The text ends inside quotes or brackets."),
        ("unexpected document indicator", "A line of --- or ... stands inside quotes."),
        ("unknown escape character", "A backslash in double quotes begins no known escape: write \\\\ for a backslash."),
        ("tab", "A tab stands where only spaces can indent."),
    ];

    public static string Explain(string message)
    {
        foreach (var (part, sentence) in Known)
        {
            if (message.Contains(part, StringComparison.OrdinalIgnoreCase))
                return sentence;
        }

        return "This is not valid YAML: " + message.TrimEnd('.') + ".";
    }
}
