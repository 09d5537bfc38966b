namespace Lathe.Mixing.Labels;

/// <summary>A song's title from the name of its folder.</summary>
public static class SongTitle
{
    /// <summary>"paper-lanterns" becomes "Paper Lanterns"; a name with spaces is a title already.</summary>
    public static string Of(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (name.Contains(' ', StringComparison.Ordinal))
        {
            return name;
        }

        var words = name.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "Untitled" : string.Join(' ', words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }
}
