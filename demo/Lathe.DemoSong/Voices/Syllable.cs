using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Voices;

/// <summary>A sung note.</summary>
/// <param name="Note">When, how long, how high, how loud.</param>
/// <param name="Onset">The consonant before the vowel: s, sh, t, k, p, h, l, n, or nothing.</param>
/// <param name="Vowel">The vowel it is held on.</param>
/// <param name="Coda">The consonant after it: s, t, n, or nothing.</param>
internal sealed record Syllable(Note Note, string Onset, string Vowel, string Coda)
{
    public double Start => Tempo.SecondAt(Note.Beat);

    public double End => Tempo.SecondAt(Note.Beat + Note.Length);

    public bool BeginsWithHiss => Onset is "s" or "sh";
}
