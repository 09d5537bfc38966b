using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Instruments;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Voices;

/// <summary>
/// A voice by formant synthesis: a Rosenberg glottal pulse (Rosenberg 1971) with breath, jitter, vibrato and portamento, through a cascade of five
/// resonators (Klatt 1980) whose vowels glide, and noise for the consonants.
/// </summary>
internal sealed class Singer(ulong seed, double tract, double breath)
{
    private const int Step = 32;
    private readonly Dice _dice = new(seed);
    private readonly Resonator[] _throat = new Resonator[Vowel.Formants];
    private readonly double[] _formants = Vowel.Of("uh");

    public void Sing(double[] samples, IEnumerable<Syllable> song)
    {
        Syllable[] syllables = [.. song];
        Voiced(samples, syllables);
        for (var i = 0; i < syllables.Length; i++)
        {
            Consonants(samples, syllables[i]);
        }
    }

    private void Voiced(double[] samples, Syllable[] syllables)
    {
        double phase = 0, pitch = syllables[0].Note.Pitch, level = 0, vibrato = 0, drift = 0, previous = 0;
        var air = new OnePole(7000);
        var sheen = new OnePole(5200);
        var at = 0;
        for (var n = 0; n < samples.Length; n++)
        {
            var t = n / (double)Tempo.SampleRate;
            while (at + 1 < syllables.Length && t >= syllables[at + 1].Start)
            {
                at++;
            }

            var now = syllables[at];
            var sounding = t >= now.Start && t < now.End;
            if (n % Step == 0)
            {
                drift += (0.02 * _dice.Noise()) - (0.05 * drift);
                pitch += (now.Note.Pitch - pitch) * 0.022;
                Shape(now, t);
            }

            vibrato += 5.4 / Tempo.SampleRate;
            var held = Math.Clamp((t - now.Start - 0.22) / 0.35, 0, 1);
            var hertz = Note.HertzOf(pitch + drift + (held * 0.32 * DetMath.Sin(2 * Math.PI * vibrato)));
            phase += hertz / Tempo.SampleRate;
            phase -= Math.Floor(phase);

            var target = sounding ? now.Note.Velocity * Swell(t, now) : 0;
            level += (target - level) * (target > level ? 0.0016 : 0.0011);

            // The ear hears the flow's slope at the lips: the difference of the pulse.
            var flow = Pulse(phase) + (breath * air.Low(_dice.Noise()) * (0.3 + Pulse(phase)));
            var x = (flow - previous) * level;
            previous = flow;
            for (var f = 0; f < _throat.Length; f++)
            {
                x = _throat[f].Next(x);
            }

            // Above the fifth formant a voice is mostly breath, louder while the glottis is open.
            samples[n] += x + (0.035 * breath * level * (0.2 + Pulse(phase)) * sheen.High(_dice.Noise()));
        }
    }

    private void Shape(Syllable now, double t)
    {
        var nasal = now.Onset is "n" or "l" && t < now.Start + 0.07;
        var closing = now.Coda == "n" && t > now.End - 0.09;
        var target = Vowel.Of(nasal || closing ? "n" : now.Vowel);
        for (var f = 0; f < _formants.Length; f++)
        {
            _formants[f] += (target[f] - _formants[f]) * 0.03;
            _throat[f].Tune(_formants[f] * tract, Vowel.Bandwidths[f]);
        }
    }

    private static double Swell(double t, Syllable now)
    {
        var into = Math.Min(1, (t - now.Start) / 0.06);
        var outOf = Math.Min(1, (now.End - t) / 0.09);
        return into * (0.86 + (0.14 * Math.Min(1, (t - now.Start) / 0.4))) * outOf;
    }

    private static double Pulse(double phase)
    {
        const double Opening = 0.42, Closing = 0.18;
        return phase < Opening ? 0.5 * (1 - DetMath.Cos(Math.PI * phase / Opening))
            : phase < Opening + Closing ? DetMath.Cos(0.5 * Math.PI * (phase - Opening) / Closing)
            : 0;
    }

    private void Consonants(double[] samples, Syllable syllable)
    {
        var loud = syllable.Note.Velocity;
        switch (syllable.Onset)
        {
            case "s":
                Hiss(samples, syllable.Start - 0.1, 0.13, 7200, 0.16 * loud);
                break;
            case "sh":
                Hiss(samples, syllable.Start - 0.11, 0.14, 3600, 0.13 * loud);
                break;
            case "t":
                Hiss(samples, syllable.Start - 0.012, 0.03, 5200, 0.12 * loud);
                break;
            case "k":
                Hiss(samples, syllable.Start - 0.015, 0.035, 2300, 0.12 * loud);
                break;
            case "p":
                Hiss(samples, syllable.Start - 0.01, 0.02, 900, 0.16 * loud);
                break;
            case "h":
                Hiss(samples, syllable.Start - 0.05, 0.09, 1700, 0.03 * loud);
                break;
        }

        switch (syllable.Coda)
        {
            case "s":
                Hiss(samples, syllable.End - 0.03, 0.14, 7400, 0.13 * loud);
                break;
            case "t":
                Hiss(samples, syllable.End + 0.01, 0.025, 5400, 0.09 * loud);
                break;
        }
    }

    private void Hiss(double[] samples, double start, double seconds, double hertz, double level)
    {
        Resonator low = default, high = default;
        low.Tune(hertz, 0.22 * hertz);
        high.Tune(Math.Min(hertz * 1.32, 11000), 0.25 * hertz);
        var under = new OnePole(0.55 * hertz);
        var at = (int)(start * Tempo.SampleRate);
        var frames = (int)(seconds * Tempo.SampleRate);
        for (var n = Math.Max(0, -at); n < frames && at + n < samples.Length; n++)
        {
            var x = n / (double)frames;
            var noise = under.High(_dice.Noise());
            samples[at + n] += level * DetMath.Sin(Math.PI * x) * (low.Next(noise) + high.Next(noise));
        }
    }
}
