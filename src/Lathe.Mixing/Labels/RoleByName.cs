using Lathe.Session.Mix;

namespace Lathe.Mixing.Labels;

/// <summary>Guesses a track's role from the words of its name.</summary>
public static class RoleByName
{
    /// <param name="name">The file's name without its ending.</param>
    /// <returns>The role, what it was read from, and how sure that is (0 to 1); null where the name says nothing.</returns>
    public static RoleGuess? Of(string name)
    {
        var words = NameWords.Of(name);
        var known = (from word in words
                     from entry in RoleWords.Table
                     where entry.Words.Contains(word) || entry.Words.Contains(Singular(word))
                     select (entry.Role, Word: word)).ToArray();
        var (role, reason) = Combined(words) ?? known.OrderBy(k => Rank(k.Role)).FirstOrDefault();
        return role is null ? null : new RoleGuess(role, $"the name says \"{reason}\"", known.Select(k => k.Role).Distinct().Count() > 1 ? 0.8 : 0.95);
    }

    // Pairs of words that mean something else than each alone.
    private static (string Role, string Word)? Combined(IReadOnlyCollection<string> words)
    {
        bool Has(params ReadOnlySpan<string> any)
        {
            foreach (var word in any)
            {
                if (words.Contains(word))
                {
                    return true;
                }
            }

            return false;
        }

        var voice = Has("vox", "voc", "vocal", "vocals", "voice");
        var guitar = Has("gtr", "guitar", "git", "guit");
        return true switch
        {
            _ when voice && Has("lead", "main", "ld") && !Has("bg", "backing") => (Roles.LeadVocal, "lead vocal"),
            _ when voice && Has("bg", "back", "backing", "harmony", "harm", "choir", "high", "low") => (Roles.BackingVocal, "backing vocal"),
            _ when Has("bass") && Has("drum") => (Roles.Kick, "bass drum"),
            _ when Has("bass") && guitar => (Roles.Bass, "bass guitar"),
            _ when Has("bass") && !Has("double") && !Has("kick") => (Roles.Bass, "bass"),
            _ when Has("double") && Has("bass") => (Roles.Bass, "double bass"),
            _ when Has("hi") && Has("hat", "hats") => (Roles.HiHat, "hi-hat"),
            _ when guitar && Has("acoustic", "ac", "akustik", "nylon", "steel") => (Roles.AcousticGuitar, "acoustic guitar"),
            _ when guitar => (Roles.ElectricGuitar, "guitar"),
            _ when Has("e") && Has("piano") => (Roles.Keys, "electric piano"),
            _ when Has("melody", "melodic") && !voice && !guitar && !Has("bass") && Has("break", "loop") => (Roles.Synth, "melody"),
            _ when Has("wood") && Has("block") => (Roles.Percussion, "wood block"),
            _ => null,
        };
    }

    private static int Rank(string role)
    {
        for (var i = 0; i < RoleWords.Table.Length; i++)
        {
            if (RoleWords.Table[i].Role == role)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] == 's' ? word[..^1] : word;
}
