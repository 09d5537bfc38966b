using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Instruments;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Kit;

/// <summary>The pieces of a drum kit, each hit synthesized anew so that no two are alike.</summary>
internal static class Drum
{
    /// <summary>A membrane whose pitch falls from the beater's blow to its rest, and the click of the beater.</summary>
    public static double[] Kick(double velocity, Dice dice)
    {
        var sound = new double[(int)(0.45 * Tempo.SampleRate)];
        var rest = dice.Around(51, 0.6);
        var click = new OnePole(3800);
        double phase = 0;
        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            var hertz = rest + (95 * velocity * DetMath.Exp(-t / 0.028)) + (220 * velocity * DetMath.Exp(-t / 0.004));
            phase += hertz / Tempo.SampleRate;
            var body = DetMath.Sin(2 * Math.PI * phase) * DetMath.Exp(-t / 0.13);
            var beater = click.Low(dice.Noise()) * DetMath.Exp(-t / 0.003) * 0.9;
            sound[n] = velocity * (body + (beater * velocity)) * Attack(t, 0.0006);
        }

        return FadeOut(sound);
    }

    /// <summary>Two modes of the head, the snares' noise, and a stick.</summary>
    public static double[] Snare(double velocity, Dice dice)
    {
        var sound = new double[(int)(0.38 * Tempo.SampleRate)];
        var tune = dice.Around(1, 0.015);
        var rattle = new OnePole(1300);
        var top = new OnePole(9500);
        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            var head = (DetMath.Sin(2 * Math.PI * 187 * tune * t) * DetMath.Exp(-t / 0.055))
                + (0.7 * DetMath.Sin(2 * Math.PI * 329 * tune * t) * DetMath.Exp(-t / 0.035));
            var wires = top.Low(rattle.High(dice.Noise())) * DetMath.Exp(-t / (0.05 + (0.05 * velocity)));
            sound[n] = velocity * ((0.6 * head) + (velocity * 1.1 * wires)) * Attack(t, 0.0004);
        }

        return FadeOut(sound);
    }

    /// <summary>Six square partials without a common pitch (the circuit of the TR-808's cymbals), high-passed, and air.</summary>
    public static double[] Hat(double velocity, double decay, Dice dice)
    {
        ReadOnlySpan<double> partials = [205.3, 304.4, 369.6, 522.7, 540, 800];
        var sound = new double[(int)(Math.Min(5 * decay, 1.2) * Tempo.SampleRate)];
        var first = new OnePole(6500);
        var second = new OnePole(6500);
        var tune = dice.Around(1.62, 0.01);
        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            double metal = 0;
            foreach (var partial in partials)
            {
                var cycle = partial * tune * 4 * t;
                metal += cycle - Math.Floor(cycle) < 0.5 ? 1 : -1;
            }

            var bright = second.High(first.High((metal / 6) + (0.5 * dice.Noise())));
            sound[n] = velocity * bright * DetMath.Exp(-t / decay) * Attack(t, 0.0007);
        }

        return FadeOut(sound);
    }

    /// <summary>A crash: many inharmonic modes that bloom and die, and noise.</summary>
    public static double[] Crash(double velocity, Dice dice)
    {
        var sound = new double[(int)(2.4 * Tempo.SampleRate)];
        var high = new OnePole(2600);
        for (var mode = 0; mode < 24; mode++)
        {
            var hertz = 420 * DetMath.Pow(1.19, mode) * dice.Around(1, 0.03);
            var decay = 1.1 / (1 + (0.06 * mode));
            var turn = dice.Next();
            for (var n = 0; n < sound.Length && hertz < 17000; n++)
            {
                var t = n / (double)Tempo.SampleRate;
                sound[n] += 0.05 * DetMath.Sin(2 * Math.PI * ((hertz * t) + turn)) * DetMath.Exp(-t / decay);
            }
        }

        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            sound[n] = velocity * (sound[n] + (0.28 * high.High(dice.Noise()) * DetMath.Exp(-t / 0.5))) * Attack(t, 0.002);
        }

        return FadeOut(sound);
    }

    /// <summary>A shaker's stroke: a short swell of band-passed noise.</summary>
    public static double[] Shaker(double velocity, Dice dice)
    {
        var sound = new double[(int)(0.09 * Tempo.SampleRate)];
        var high = new OnePole(4200);
        var low = new OnePole(8000);
        for (var n = 0; n < sound.Length; n++)
        {
            var x = n / (double)sound.Length;
            sound[n] = velocity * low.Low(high.High(dice.Noise())) * x * x * (1 - x) * 6.75;
        }

        return sound;
    }

    /// <summary>A wood block: two short modes.</summary>
    public static double[] Block(double velocity, double hertz, Dice dice)
    {
        var sound = new double[(int)(0.12 * Tempo.SampleRate)];
        var tune = dice.Around(1, 0.004);
        for (var n = 0; n < sound.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            sound[n] = velocity * DetMath.Exp(-t / 0.016) * Attack(t, 0.0005)
                * (DetMath.Sin(2 * Math.PI * hertz * tune * t) + (0.4 * DetMath.Sin(2 * Math.PI * hertz * 2.57 * tune * t)));
        }

        return FadeOut(sound);
    }

    private static double Attack(double t, double seconds) => t < seconds ? t / seconds : 1;

    private static double[] FadeOut(double[] sound)
    {
        var fade = Math.Min(sound.Length, 400);
        for (var n = 0; n < fade; n++)
        {
            sound[^(n + 1)] *= n / (double)fade;
        }

        return sound;
    }
}
