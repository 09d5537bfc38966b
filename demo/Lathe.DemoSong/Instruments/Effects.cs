using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>A riser of filtered noise before each chorus and a low impact on it.</summary>
internal static class Effects
{
    public static void Play(Stem stem)
    {
        var dice = new Dice(83);
        foreach (var chorus in new[] { Section.FirstChorus, Section.SecondChorus })
        {
            Riser(stem, chorus.FirstBeat - 4, 4, dice);
            Impact(stem, chorus.FirstBeat);
        }
    }

    private static void Riser(Stem stem, double beat, double length, Dice dice)
    {
        foreach (var channel in stem.Channels)
        {
            Resonator band = default;
            var frames = (int)(Tempo.Seconds(length) * Tempo.SampleRate);
            var at = Tempo.FrameAt(beat);
            for (var n = 0; n < frames; n++)
            {
                var x = n / (double)frames;
                if (n % 64 == 0)
                {
                    band.Tune(300 * DetMath.Exp2(4.2 * x), 160 + (500 * x));
                }

                channel[at + n] += 2.5 * x * x * Math.Min(1, (1 - x) * 40) * band.Next(dice.Noise());
            }
        }
    }

    private static void Impact(Stem stem, double beat)
    {
        var sound = new double[2 * Tempo.SampleRate];
        double phase = 0;
        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            phase += (38 + (60 * DetMath.Exp(-t / 0.08))) / Tempo.SampleRate;
            sound[n] = 0.8 * DetMath.Sin(2 * Math.PI * phase) * DetMath.Exp(-t / 0.45) * Math.Min(1, (2 - t) * 4);
        }

        stem.Add(sound, Tempo.FrameAt(beat));
    }
}
