using System.Globalization;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Voices;

/// <summary>The words and the tune: each line is "beat length pitch onset-vowel-coda", a dash for no consonant, beats from the section's start.</summary>
internal static class Lyrics
{
    private const string FirstVerse = """
        0.5 0.5 66 p-ae-   | 1 0.5 66 p-er-    | 1.5 1 69 l-ae-n   | 2.5 1.2 66 t-er-s  | 4 0.5 64 --o-n     | 4.5 0.5 66 --uh-  | 5 2 62 s-i-
        8.5 0.5 66 k-ae-   | 9 0.5 66 --i-     | 9.5 0.5 69 --e-   | 10 0.5 71 --i-     | 10.5 1.3 69 s-i-n  | 12 0.5 66 --i-    | 12.5 2.4 64 n-i-t
        16.5 0.5 66 s-o-   | 17 0.5 66 l-i-    | 17.5 1 71 t-er-n  | 18.5 1.2 69 --i-n  | 20 0.5 66 --ae-t   | 20.5 0.5 64 --uh- | 21 2 62 s-a-t
        24.5 0.5 67 l-i-   | 25 0.5 67 --uh-   | 25.5 1 69 sh-ae-  | 26.5 1.2 67 t-o-s  | 28 0.5 66 t-u-     | 28.5 0.5 66 --uh- | 29 2.4 64 n-a-t
        """;

    private const string SecondVerse = """
        0.5 0.5 66 h-o-    | 1 0.5 66 l-i-     | 1.5 0.5 69 --a-   | 2 1.5 71 h-ae-n    | 4 0.5 69 --uh-     | 4.5 0.5 66 --er-  | 5 1 64 s-i- | 6 1.5 62 --i-
        8.5 0.5 66 k-ae-   | 9 0.25 66 --i-    | 9.25 0.25 69 --uh-| 9.5 1 71 --o-      | 10.5 1.3 73 t-a-   | 12 0.5 71 --uh-   | 12.5 2.4 69 s-o-
        16.5 0.75 71 s-o-  | 17.25 0.25 71 l-i-| 17.5 1 74 t-er-n  | 18.5 1.2 71 --i-n  | 20 0.5 69 --ae-t   | 20.5 0.5 66 --uh- | 21 2 62 s-a-t
        24.5 0.5 67 l-i-   | 25 0.5 67 --uh-   | 25.5 0.5 69 s-i-  | 26 1.7 71 t-i-s    | 28 0.5 69 t-u-     | 28.5 0.5 71 --uh- | 29 2.6 73 l-a-t
        """;

    private const string FirstChorus = """
        0 2 74 sh-a-n     | 2 0.5 73 --o-n    | 2.5 1.2 71 n-i-   | 4 0.5 71 s-a-     | 4.5 2 73 l-a-t
        7 0.5 71 s-uh-    | 7.5 0.5 73 n-er-  | 8 1.8 74 s-a-     | 10 0.5 71 --ae-n  | 10.5 0.5 69 s-i-  | 11 0.5 66 l-er- | 12 2.5 69 s-i-
        15 0.5 69 h-o-    | 15.5 0.5 71 l-o-  | 16 1.5 74 h-e-    | 17.5 0.5 73 n-i-  | 18 1.5 71 k-o-s   | 20 1 69 t-u-    | 21 2 73 n-i-
        23.5 0.5 71 t-i-l | 24 1.5 69 --uh-   | 25.5 0.5 66 n-o-  | 26 1.5 66 n-i-n   | 28 3 64 s-a-
        """;

    private const string SecondChorus = """
        0 2 74 sh-a-n     | 2 0.5 76 --o-n    | 2.5 1.2 74 n-i-   | 4 0.5 73 s-a-     | 4.5 2 76 l-a-t
        7 0.5 73 s-uh-    | 7.5 0.5 74 n-er-  | 8 1.8 78 s-a-     | 10 0.5 76 --ae-n  | 10.5 0.5 74 s-i-  | 11 0.5 71 l-er- | 12 2.5 74 s-i-
        15 0.5 71 h-o-    | 15.5 0.5 73 l-o-  | 16 1.5 76 h-e-    | 17.5 0.5 74 n-i-  | 18 1.5 71 k-o-s   | 20 1 73 t-u-    | 21 2 76 n-i-
        23.5 0.5 74 t-i-l | 24 1.5 71 --uh-   | 25.5 0.5 69 n-o-  | 26 1.5 67 n-i-n   | 28 1.5 66 s-a- | 29.5 0.5 64 --a- | 30 1.6 66 --a-
        """;

    private const string Outro = """
        0.5 0.5 66 p-ae-  | 1 0.5 66 p-er-    | 1.5 1 69 l-ae-n   | 2.5 1.2 66 t-er-s | 4 1 64 --o-n     | 5 0.5 66 --uh-    | 5.5 6 62 s-i-
        """;

    public static IEnumerable<Syllable> Lead(Dice dice) =>
    [
        .. Read(FirstVerse, Section.FirstVerse, 0.62, dice),
        .. Read(FirstChorus, Section.FirstChorus, 0.9, dice),
        .. Read(SecondVerse, Section.SecondVerse, 0.68, dice),
        .. Read(SecondChorus, Section.SecondChorus, 0.95, dice),
        .. Read(Outro, Section.Outro, 0.55, dice),
    ];

    /// <summary>The choir: a chord tone of each bar on an open vowel, and the echo of "shine on".</summary>
    /// <param name="voice">Index into the chord's voicing.</param>
    /// <param name="octave">Semitones added.</param>
    public static IEnumerable<Syllable> Choir(int voice, int octave, Dice dice)
    {
        foreach (var chorus in new[] { Section.FirstChorus, Section.SecondChorus })
        {
            for (var bar = chorus.FirstBar; bar < chorus.FirstBar + chorus.Bars; bar++)
            {
                var pitch = Harmony.At(bar).Voicing[voice] + octave;
                var echo = bar % 4 == 1;
                var start = (bar * 4) + (echo ? 1.0 : 0);
                yield return Sung(start, echo ? 1.4 : 3.3, pitch, echo ? "sh-a-n" : bar % 2 == 0 ? "--o-" : "h-a-", 0.7, dice);
                if (echo)
                {
                    yield return Sung(start + 1.5, 1.3, pitch, "--o-n", 0.65, dice);
                }
            }
        }
    }

    private static IEnumerable<Syllable> Read(string text, Section section, double velocity, Dice dice) =>
        from cell in text.Split('|', '\n').Select(c => c.Trim())
        where cell.Length > 0
        let part = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select Sung(section.FirstBeat + Number(part[0]), Number(part[1]), Number(part[2]), part[3], velocity, dice);

    private static Syllable Sung(double beat, double length, double pitch, string text, double velocity, Dice dice)
    {
        var sounds = text.StartsWith("--", StringComparison.Ordinal) ? ["", .. text[2..].Split('-')] : text.Split('-');
        var note = new Note(beat + dice.Around(0.01, 0.03), length * dice.Around(0.95, 0.03), pitch + dice.Around(0, 0.08), dice.Around(velocity, 0.06));
        return new Syllable(note, sounds[0], sounds[1], sounds.Length > 2 ? sounds[2] : "");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
