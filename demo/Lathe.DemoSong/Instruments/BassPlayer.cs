using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>A fingered bass: long notes in the verses, eighths with the kick in the choruses, a passing note before each change.</summary>
internal static class BassPlayer
{
    private static readonly PluckedString String = new(Brightness: 0.1, DecaySeconds: 3.2, PickPosition: 0.22);

    public static void Play(Stem stem)
    {
        var dice = new Dice(31);
        for (var bar = 2; bar < Tempo.Bars; bar++)
        {
            foreach (var note in Bar(bar, dice))
            {
                var at = Tempo.FrameAt(note.Beat) + (int)(dice.Around(0.002, 0.006) * Tempo.SampleRate);
                stem.Add(String.Play(note, dice), at);
            }
        }
    }

    private static IEnumerable<Note> Bar(int bar, Dice dice)
    {
        var root = Harmony.At(bar).Bass;
        var next = Harmony.At(Math.Min(bar + 1, Tempo.Bars - 1)).Bass;
        var beat = bar * 4.0;
        if (bar >= Section.Outro.FirstBar + 2)
        {
            yield return new Note(beat, bar == Tempo.Bars - 1 ? 6 : 4, root, 0.75);
            yield break;
        }

        var passing = next > root ? next - 2 : next + 2;
        if (Section.At(bar).IsChorus)
        {
            for (var i = 0; i < 8; i++)
            {
                var pitch = i == 7 ? passing : i == 3 && bar % 2 == 1 ? root + 7 : i == 5 && dice.Chance(0.4) ? root + 12 : root;
                yield return new Note(beat + (i * 0.5), 0.46, pitch, dice.Around(i % 2 == 0 ? 0.85 : 0.65, 0.1));
            }

            yield break;
        }

        yield return new Note(beat, 1.7, root, dice.Around(0.8, 0.08));
        yield return new Note(beat + 2, bar % 2 == 0 ? 1.0 : 0.45, root, dice.Around(0.65, 0.08));
        if (bar % 2 == 1)
        {
            yield return new Note(beat + 2.5, 0.45, root + 7, dice.Around(0.6, 0.08));
        }

        yield return new Note(beat + 3.5, 0.45, passing, dice.Around(0.6, 0.1));
    }
}
