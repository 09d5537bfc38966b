namespace Lathe.Session.Editing;

/// <summary>Positions of lines in a text.</summary>
internal static class Lines
{
    public static string NewLine(string text)
    {
        var at = text.IndexOf('\n', StringComparison.Ordinal);
        return at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>First character of the line that holds <paramref name="at"/>.</summary>
    public static int Start(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>One past the line end of the line that holds the character before <paramref name="at"/>; the text's length for the last line.</summary>
    public static int Behind(string text, int at)
    {
        if (at > 0 && text[at - 1] == '\n')
            return at;

        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>True where only spaces stand before <paramref name="at"/> in its line.</summary>
    public static bool IsFirst(string text, int at) => text.AsSpan(Start(text, at), at - Start(text, at)).Trim(' ').IsEmpty;

    public static int Column(string text, int at) => at - Start(text, at);
}
