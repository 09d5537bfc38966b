using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>A plucked string: extended Karplus-Strong (Jaffe and Smith 1983) with pick position, decay by pitch and fractional tuning.</summary>
internal sealed record PluckedString(double Brightness, double DecaySeconds, double PickPosition)
{
    /// <summary>One note; the string is damped at its end.</summary>
    public double[] Play(Note note, Dice dice)
    {
        var period = Tempo.SampleRate / note.Hertz;

        // The loop's averaging filter delays by half a frame; an all-pass tunes what is left.
        var length = (int)Math.Floor(period - 0.5 - 0.1);
        var fraction = period - 0.5 - length;
        var tune = (1 - fraction) / (1 + fraction);
        var string0 = Excitation(length, note.Velocity, dice);
        var loss = DetMath.Exp(-6.91 * period / (DecaySeconds * Tempo.SampleRate) * DetMath.Pow(note.Hertz / 200, 0.4));
        var stretch = 0.5 + (0.5 * (1 - Brightness) * 0.5);
        var held = (int)(Tempo.Seconds(note.Length) * Tempo.SampleRate);
        var sound = new double[held + (Tempo.SampleRate / 6)];
        double last = 0, allpassIn = 0, allpassOut = 0;
        var at = 0;
        for (var n = 0; n < sound.Length; n++)
        {
            var x = string0[at];
            var averaged = ((1 - (stretch * 0.5)) * x) + (stretch * 0.5 * last);
            last = x;
            var tuned = (tune * averaged) + allpassIn - (tune * allpassOut);
            allpassIn = averaged;
            allpassOut = tuned;
            string0[at] = tuned * (n < held ? loss : loss * 0.97);
            at = at + 1 == length ? 0 : at + 1;
            sound[n] = x;
        }

        return sound;
    }

    private double[] Excitation(int length, double velocity, Dice dice)
    {
        var noise = new double[length];
        var soft = new OnePole(800 + (9000 * velocity * Brightness));
        double mean = 0;
        for (var n = 0; n < length; n++)
        {
            noise[n] = soft.Low(dice.Noise());
            mean += noise[n] / length;
        }

        // A pick at a share of the string cancels the harmonics that have a node there.
        var pick = Math.Max(1, (int)(length * PickPosition));
        var burst = new double[length];
        for (var n = 0; n < length; n++)
        {
            burst[n] = velocity * (noise[n] - mean - (0.9 * (noise[(n + length - pick) % length] - mean)));
        }

        return burst;
    }
}
