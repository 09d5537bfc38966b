using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>An electric guitar: lines between the sung phrases, dyads in the choruses, through a driven amplifier and a cabinet's low-pass.</summary>
internal static class ElectricGuitar
{
    private static readonly PluckedString String = new(Brightness: 0.8, DecaySeconds: 4.5, PickPosition: 0.09);

    // Beats from the start of a four-bar phrase, length in beats, pitch.
    private static readonly (double Beat, double Length, double Pitch)[] Answer =
        [(6.5, 0.5, 66), (7, 0.5, 69), (7.5, 1.4, 71), (13.5, 0.5, 74), (14, 0.5, 73), (14.5, 0.5, 69), (15, 1, 71)];

    private static readonly (double Beat, double Length, double Pitch)[] SecondAnswer =
        [(6, 0.75, 74), (6.75, 0.25, 73), (7, 1, 69), (14, 0.34, 66), (14.33, 0.33, 69), (14.66, 0.34, 73), (15, 1, 76)];

    private static readonly (double Beat, double Length, double Pitch)[] Ending =
        [(0, 1.5, 71), (1.5, 0.5, 69), (2, 2, 74), (4, 1.5, 69), (5.5, 0.5, 66), (6, 2, 64), (8, 8, 66)];

    public static void Play(Stem stem)
    {
        var dice = new Dice(59);
        Phrase(stem, Section.FirstVerse.FirstBeat + 16, Answer, 0.6, dice);
        Phrase(stem, Section.SecondVerse.FirstBeat, SecondAnswer, 0.65, dice);
        Phrase(stem, Section.SecondVerse.FirstBeat + 16, Answer, 0.7, dice);
        Phrase(stem, Section.Outro.FirstBeat, Ending, 0.7, dice);
        foreach (var chorus in new[] { Section.FirstChorus, Section.SecondChorus })
        {
            Dyads(stem, chorus, dice);
        }

        Amplify(stem.Left);
    }

    private static void Phrase(Stem stem, double beat, (double Beat, double Length, double Pitch)[] notes, double velocity, Dice dice)
    {
        foreach (var (at, length, pitch) in notes)
        {
            Pluck(stem, new Note(beat + at, length, pitch, dice.Around(velocity, 0.1)), dice);
        }
    }

    private static void Dyads(Stem stem, Section section, Dice dice)
    {
        for (var bar = section.FirstBar; bar < section.FirstBar + section.Bars; bar++)
        {
            var root = Harmony.At(bar).Bass + 24;
            double[] strokes = section == Section.FirstChorus ? [0, 2.5] : bar % 2 == 0 ? [0, 1.5, 2.5] : [0, 2, 3, 3.5];
            for (var i = 0; i < strokes.Length; i++)
            {
                var length = (i + 1 < strokes.Length ? strokes[i + 1] : 4) - strokes[i];
                var velocity = dice.Around(0.7, 0.1);
                Pluck(stem, new Note((bar * 4) + strokes[i], length, root, velocity), dice);
                Pluck(stem, new Note((bar * 4) + strokes[i], length, root + 7, velocity), dice);
            }
        }
    }

    private static void Pluck(Stem stem, Note note, Dice dice) =>
        stem.Add(String.Play(note, dice), Tempo.FrameAt(note.Beat) + (int)(dice.Around(0, 0.008) * Tempo.SampleRate));

    private static void Amplify(double[] samples)
    {
        var tight = new OnePole(110);
        var first = new OnePole(4200);
        var second = new OnePole(5200);
        for (var n = 0; n < samples.Length; n++)
        {
            var driven = DetMath.Tanh((3.2 * tight.High(samples[n])) + 0.12) - DetMath.Tanh(0.12);
            samples[n] = second.Low(first.Low(driven));
        }
    }
}
