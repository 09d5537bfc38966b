using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>A pad: each note three detuned voices of twelve harmonics, different on each side, opening in the choruses.</summary>
internal static class Pad
{
    private const int Harmonics = 12;

    public static void Play(Stem stem)
    {
        var dice = new Dice(71);
        for (var bar = 0; bar < Tempo.Bars; bar++)
        {
            var section = Section.At(bar);
            if (section == Section.FirstVerse)
            {
                continue;
            }

            var bright = section.IsChorus ? 0.9 : 0.45;
            foreach (var pitch in Harmony.At(bar).Voicing)
            {
                stem.Add(Swell(pitch - 12, bar, bright, dice), Tempo.FrameAt(bar * 4), 0.2, 0);
                stem.Add(Swell(pitch - 12, bar, bright, dice), Tempo.FrameAt(bar * 4), 0, 0.2);
            }
        }
    }

    private static double[] Swell(double pitch, int bar, double bright, Dice dice)
    {
        var held = Tempo.Seconds(4);
        var sound = new double[(int)((held + 0.5) * Tempo.SampleRate)];
        for (var voice = -1; voice <= 1; voice++)
        {
            var hertz = Note.HertzOf(pitch + (voice * 0.07)) * dice.Around(1, 0.0006);
            for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
            {
                var level = DetMath.Pow(bright, harmonic - 1) / harmonic;
                Partial(sound, hertz * harmonic, level, dice.Next(), bar);
            }
        }

        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            var edge = Math.Min(1, t / 0.35) * Math.Min(1, (held + 0.5 - t) / 0.5);
            sound[n] *= edge * edge * (3 - (2 * edge));
        }

        return sound;
    }

    // A rotating phasor (two multiplications a frame) instead of a sine for every frame of every partial.
    private static void Partial(double[] sound, double hertz, double level, double turn, int bar)
    {
        var wobble = 1 + (0.0004 * DetMath.Sin(bar + turn));
        var step = 2 * Math.PI * hertz * wobble / Tempo.SampleRate;
        var (cos, sin) = (DetMath.Cos(step), DetMath.Sin(step));
        var (x, y) = (level * DetMath.Cos(2 * Math.PI * turn), level * DetMath.Sin(2 * Math.PI * turn));
        for (var n = 0; n < sound.Length; n++)
        {
            sound[n] += y;
            (x, y) = ((x * cos) - (y * sin), (x * sin) + (y * cos));
        }
    }
}
