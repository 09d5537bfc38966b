using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>A steel-string guitar: picked arpeggios in the verses, strummed eighths in the choruses; its box adds two modes.</summary>
internal static class AcousticGuitar
{
    private static readonly PluckedString String = new(Brightness: 0.9, DecaySeconds: 2.4, PickPosition: 0.13);

    private static readonly int[][] Patterns =
    [
        [0, 2, 1, 3, 2, 1, 3, 1],
        [0, 1, 2, 3, 2, 3, 1, 2],
        [0, 3, 2, 1, 3, 2, 1, 3],
        [0, 2, 3, 1, 2, 3, 2, 1],
    ];

    public static void Play(Stem stem)
    {
        var dice = new Dice(43);
        for (var bar = 0; bar < Tempo.Bars; bar++)
        {
            if (bar == Tempo.Bars - 1)
            {
                Strum(stem, bar * 4, Harmony.At(bar), 0.8, 6, true, dice);
            }
            else if (Section.At(bar).IsChorus)
            {
                Strums(stem, bar, dice);
            }
            else
            {
                Picks(stem, bar, dice);
            }
        }

        Box(stem.Left);
    }

    private static void Picks(Stem stem, int bar, Dice dice)
    {
        var harmony = Harmony.At(bar);
        var pattern = Patterns[(bar * 7 / 3) % Patterns.Length];
        for (var i = 0; i < 8; i++)
        {
            var pitch = i == 0 ? harmony.Bass + 12 : harmony.Voicing[pattern[i]];
            var beat = (bar * 4) + (i * 0.5);
            var note = new Note(beat, i == 0 ? 2.2 : 1.1, pitch, dice.Around(i == 0 ? 0.7 : 0.5, 0.15));
            stem.Add(String.Play(note, dice), Tempo.FrameAt(beat) + (int)(dice.Around(0, 0.008) * Tempo.SampleRate), 0.8);
        }
    }

    private static void Strums(Stem stem, int bar, Dice dice)
    {
        double[] strokes = bar % 4 == 3 ? [0, 1, 1.5, 2.5, 3, 3.5] : [0, 0.5, 1, 1.5, 2.5, 3, 3.5];
        foreach (var at in strokes)
        {
            var down = at % 1 == 0;
            Strum(stem, (bar * 4) + at, Harmony.At(bar), dice.Around(at is 1 or 3 ? 0.75 : down ? 0.6 : 0.42, 0.1), 0.5, down, dice);
        }
    }

    private static void Strum(Stem stem, double beat, Harmony harmony, double velocity, double length, bool down, Dice dice)
    {
        int[] pitches = [harmony.Bass + 12, .. harmony.Voicing, harmony.Voicing[0] + 12];
        var order = down ? pitches : pitches.Reverse().Take(4);
        var at = Tempo.FrameAt(beat) + (int)(dice.Around(0, 0.008) * Tempo.SampleRate);
        foreach (var pitch in order)
        {
            stem.Add(String.Play(new Note(beat, length, pitch, velocity), dice), at, 0.5);
            at += (int)(dice.Around(0.009, 0.004) * Tempo.SampleRate);
        }
    }

    private static void Box(double[] samples)
    {
        Resonator air = default, top = default;
        air.Tune(104, 34);
        top.Tune(212, 40);
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] += (0.05 * air.Next(samples[n])) + (0.08 * top.Next(samples[n]));
        }
    }
}
