namespace Lathe.Mixing.Intake;

/// <summary>Finds the left and right halves of one recording among file names: "Pad_L" and "Pad_R", "oh.left" and "oh.right".</summary>
public static class StereoPair
{
    private static readonly (string Left, string Right)[] Endings = [("left", "right"), ("links", "rechts"), ("l", "r")];

    /// <param name="names">File names without their endings.</param>
    /// <returns>Pairs of indexes, left first, and the name that both share.</returns>
    public static IReadOnlyList<(int Left, int Right, string Name)> Find(IReadOnlyList<string> names)
    {
        var pairs = new List<(int, int, string)>();
        for (var i = 0; i < names.Count; i++)
        {
            if (Split(names[i]) is not (var stem, true))
            {
                continue;
            }

            for (var k = 0; k < names.Count; k++)
            {
                if (k != i && Split(names[k]) is (var other, false) && string.Equals(stem, other, StringComparison.OrdinalIgnoreCase))
                {
                    pairs.Add((i, k, stem));
                    break;
                }
            }
        }

        return pairs;
    }

    // A side's word counts only behind a separator: "Bell" has no left half.
    private static (string Stem, bool Left)? Split(string name)
    {
        foreach (var (left, right) in Endings)
        {
            foreach (var (word, isLeft) in new[] { (left, true), (right, false) })
            {
                var at = name.Length - word.Length - 1;
                if (at > 0 && name[at] is ('_' or '-' or '.' or ' ') && name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    return (name[..at].TrimEnd(' ', '_', '-', '.'), isLeft);
                }
            }
        }

        return null;
    }
}
