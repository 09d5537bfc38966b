using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Instruments;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Faults;

/// <summary>The faults of real sessions, each in a stem where it happens in life.</summary>
internal static class PlantedFaults
{
    /// <summary>Everything later by so many frames: a second recorder that was started by hand.</summary>
    public static void Late(Stem stem, int frames)
    {
        foreach (var channel in stem.Channels)
        {
            Array.Copy(channel, 0, channel, frames, channel.Length - frames);
            Array.Clear(channel, 0, frames);
        }
    }

    /// <summary>A cable soldered the wrong way round.</summary>
    public static void FlipPolarity(Stem stem) => Each(stem, (_, x) => -x);

    /// <summary>A converter with an offset.</summary>
    /// <param name="offset">Full scale is 1.</param>
    public static void AddDc(Stem stem, double offset) => Each(stem, (_, x) => x + offset);

    /// <summary>A ground loop: 50 Hz and its odd harmonics.</summary>
    /// <param name="decibels">Level of the fundamental, dBFS.</param>
    public static void AddHum(Stem stem, double decibels)
    {
        var level = DetMath.DbToGain(decibels);
        Each(stem, (n, x) =>
        {
            var turn = 2 * Math.PI * 50 * n / Tempo.SampleRate;
            return x + (level * (DetMath.Sin(turn) + (0.5 * DetMath.Sin((3 * turn) + 1)) + (0.3 * DetMath.Sin((5 * turn) + 2)) + (0.15 * DetMath.Sin((7 * turn) + 3))));
        });
    }

    /// <summary>A street outside: noise below 25 Hz.</summary>
    /// <param name="decibels">About the RMS, dBFS.</param>
    public static void AddRumble(Stem stem, double decibels, Dice dice)
    {
        foreach (var channel in stem.Channels)
        {
            Resonator street = default;
            street.Tune(18, 9);
            var gain = 28 * DetMath.DbToGain(decibels);
            for (var n = 0; n < channel.Length; n++)
            {
                channel[n] += gain * street.Next(dice.Noise());
            }
        }
    }

    /// <summary>A cheap microphone or a bad corner: a narrow ring in the presence range.</summary>
    public static void AddResonance(Stem stem, double hertz, double gain)
    {
        foreach (var channel in stem.Channels)
        {
            Resonator low = default, high = default;
            low.Tune(hertz, hertz / 30);
            high.Tune(hertz, hertz / 30);
            double before = 0;
            for (var n = 0; n < channel.Length; n++)
            {
                // The difference makes a band-pass of the low-pass resonance.
                var ring = low.Next(channel[n]);
                channel[n] += gain * (ring - before);
                before = ring;
            }
        }
    }

    /// <summary>A take recorded too hot: driven over full scale and cut there.</summary>
    public static void Clip(Stem stem, double decibelsOver)
    {
        stem.PeakAt(decibelsOver);
        Each(stem, (_, x) => Math.Clamp(x, -1, 1));
    }

    private static void Each(Stem stem, Func<int, double, double> change)
    {
        foreach (var channel in stem.Channels)
        {
            for (var n = 0; n < channel.Length; n++)
            {
                channel[n] = change(n, channel[n]);
            }
        }
    }
}
