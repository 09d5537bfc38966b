using System.Text;

namespace Lathe.Session.Addresses;

/// <summary>Ids: lower-case words of a-z and 0-9 joined by single hyphens, at most 64 characters.</summary>
public static class Slug
{
    public const int MaxLength = 64;

    /// <summary>Letters with their plain form: what a German, Scandinavian or French reader would type on a plain keyboard.</summary>
    private const string Folded =
        "ä=ae ö=oe ü=ue ß=ss æ=ae œ=oe ø=oe å=aa þ=th ð=d đ=d ł=l ı=i ŋ=n ħ=h " +
        "à=a á=a â=a ã=a ā=a ă=a ą=a ç=c ć=c ĉ=c ċ=c č=c ď=d è=e é=e ê=e ë=e ē=e ĕ=e ė=e ę=e ě=e ĝ=g ğ=g ġ=g ģ=g ĥ=h " +
        "ì=i í=i î=i ï=i ĩ=i ī=i ĭ=i į=i ĵ=j ķ=k ĺ=l ļ=l ľ=l ñ=n ń=n ņ=n ň=n ò=o ó=o ô=o õ=o ō=o ŏ=o ő=oe ŕ=r ŗ=r ř=r " +
        "ś=s ŝ=s ş=s š=s ș=s ţ=t ť=t ț=t ù=u ú=u û=u ũ=u ū=u ŭ=u ů=u ű=ue ų=u ŵ=w ý=y ÿ=y ŷ=y ź=z ż=z ž=z &=-and-";

    private static readonly Dictionary<char, string> Plain = Folded.Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);

    /// <summary>True where <paramref name="text"/> may be an id.</summary>
    public static bool IsId(string text)
    {
        if (text.Length is 0 or > MaxLength || text[0] == '-' || text[^1] == '-' || text.Contains("--", StringComparison.Ordinal))
            return false;

        return text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
    }

    /// <summary>The id that a name comes to: "Gitarre Süß (L) 01" becomes "gitarre-suess-l-01".</summary>
    /// <param name="name">Any text.</param>
    /// <param name="fallback">What is returned where nothing of the name is left.</param>
    public static string From(string name, string fallback = "track")
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
        {
            if (IsCombining(c) || c is '\'' or '’')
                continue;

            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                result.Append(c);
            else if (Plain.TryGetValue(c, out var plain))
                result.Append(plain);
            else
                result.Append('-');
        }

        var words = result.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        if (slug.Length > MaxLength)
            slug = slug[..MaxLength].TrimEnd('-');

        return slug.Length == 0 ? fallback : slug;
    }

    /// <summary><paramref name="id"/>, or with "-2", "-3" and so on where it is taken.</summary>
    public static string Unique(string id, Func<string, bool> taken)
    {
        var candidate = id;
        for (var number = 2; taken(candidate); number++)
        {
            var suffix = FormattableString.Invariant($"-{number}");
            candidate = (id.Length + suffix.Length > MaxLength ? id[..(MaxLength - suffix.Length)].TrimEnd('-') : id) + suffix;
        }

        return candidate;
    }

    /// <summary>Decomposed accents (U+0300 to U+036F), as file names of macOS have them; the letter before is then already plain.</summary>
    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';
}
