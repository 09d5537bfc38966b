using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>An electric piano by frequency modulation (Chowning 1973): a tine at 14 times the pitch over a body at 1 to 1.</summary>
internal static class ElectricPiano
{
    public static void Play(Stem stem)
    {
        var dice = new Dice(67);
        for (var bar = 0; bar < Tempo.Bars; bar++)
        {
            var section = Section.At(bar);
            double[] strokes = bar == Tempo.Bars - 1 ? [0]
                : section.IsChorus ? bar % 2 == 0 ? [0, 1.5, 3] : [0, 1.5, 2.5, 3.5]
                : bar % 4 == 2 ? [0, 2.5] : bar % 2 == 0 ? [0] : [0, 3];
            for (var i = 0; i < strokes.Length; i++)
            {
                var end = i + 1 < strokes.Length ? strokes[i + 1] : bar == Tempo.Bars - 1 ? 7 : 4;
                Chord(stem, (bar * 4) + strokes[i], end - strokes[i], Harmony.At(bar), dice.Around(section.IsChorus ? 0.72 : 0.55, 0.1), dice);
            }
        }
    }

    private static void Chord(Stem stem, double beat, double length, Harmony harmony, double velocity, Dice dice)
    {
        foreach (var pitch in harmony.Voicing)
        {
            var at = Tempo.FrameAt(beat) + (int)(Math.Abs(dice.Around(0.004, 0.006)) * Tempo.SampleRate);
            stem.Add(Strike(new Note(beat, length, pitch, dice.Around(velocity, 0.06)), dice), at, 0.25);
        }
    }

    private static double[] Strike(Note note, Dice dice)
    {
        var held = Tempo.Seconds(note.Length);
        var sound = new double[(int)((held + 0.25) * Tempo.SampleRate)];
        var detune = dice.Around(1, 0.0008);
        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            var turn = 2 * Math.PI * note.Hertz * t;
            var damp = t < held ? 1 : DetMath.Exp(-(t - held) / 0.06);
            var tine = 0.55 * note.Velocity * DetMath.Exp(-t / 0.22) * DetMath.Sin(14 * turn);
            var body = (0.4 + (1.2 * note.Velocity)) * DetMath.Exp(-t / 0.9) * DetMath.Sin(turn * detune);
            sound[n] = note.Velocity * damp * Math.Min(1, t / 0.002)
                * ((DetMath.Sin(turn + body) * DetMath.Exp(-t / 1.6)) + (0.16 * DetMath.Sin(turn + tine) * DetMath.Exp(-t / 0.5)));
        }

        return sound;
    }
}
