using System.Collections.Immutable;
using System.Text;

namespace Lathe.Mixing.Labels;

/// <summary>The words of a file name: "03_LeadVox-dbl (2)" is "lead", "vox", "dbl".</summary>
public static class NameWords
{
    private const string Marked = "àáâãäåāăąçćčďèéêëēęěìíîïīñńňòóôõöøōőřśšşßťţùúûüūůűýÿźžż";
    private const string Bare = "aaaaaaaaacccdeeeeeeeiiiiinnnoooooooorssssttuuuuuuuyyzzz";

    /// <summary>Lower-case words without accents; numbers, separators and camel-case borders part them and are dropped.</summary>
    public static ImmutableArray<string> Of(string name)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var plain = Plain(name);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            var newWord = char.IsUpper(c) && i > 0
                && (char.IsLower(plain[i - 1]) || (char.IsUpper(plain[i - 1]) && i + 1 < plain.Length && char.IsLower(plain[i + 1])));
            if (newWord || !char.IsLetter(c))
            {
                Flush();
            }

            if (char.IsLetter(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        Flush();
        return words.ToImmutable();

        void Flush()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>The name a person would give the track: numbering and separators gone, words capitalized, short ones of capitals kept.</summary>
    public static string Title(string name)
    {
        var cleaned = new StringBuilder();
        foreach (var part in name.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var numbering = cleaned.Length == 0 && part.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or ')' or '(');
            if (!numbering)
            {
                cleaned.Append(cleaned.Length > 0 ? " " : "").Append(char.IsLower(part[0]) ? char.ToUpperInvariant(part[0]) + part[1..] : part);
            }
        }

        var title = cleaned.ToString().TrimStart('-', '.', ' ').Trim();
        var digits = title.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits + 1 < title.Length && title[digits] is '-' or '.')
        {
            title = title[(digits + 1)..].Trim();
        }

        return title.Length > 0 ? char.ToUpperInvariant(title[0]) + title[1..] : name;
    }

    // Letters with marks count as the letter: a table, because the runtime does not decompose characters where globalization is invariant.
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormC))
        {
            var letter = c < 0xC0 ? -1 : Marked.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            plain.Append(letter < 0 ? c : char.IsUpper(c) ? char.ToUpperInvariant(Bare[letter]) : Bare[letter]);
        }

        return plain.ToString();
    }
}
