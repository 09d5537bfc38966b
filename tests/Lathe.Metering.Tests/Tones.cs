using Lathe.Dsp.Buffers;

namespace Lathe.Metering.Tests;

internal static class Tones
{
    /// <summary>A sine in each channel, peak level in dBFS.</summary>
    public static AudioBuffer Sine(int channels, double seconds, int rate, double hertz, double decibels)
    {
        var buffer = new AudioBuffer(channels, (int)Math.Round(seconds * rate));
        var gain = Math.Pow(10, decibels / 20);
        for (var i = 0; i < buffer.Frames; i++)
        {
            var x = gain * Math.Sin(2 * Math.PI * hertz * i / rate);
            for (var c = 0; c < channels; c++)
            {
                buffer[c][i] = x;
            }
        }

        return buffer;
    }

    public static AudioBuffer Noise(int channels, int frames, int seed, double gain = 0.5)
    {
        var random = new Random(seed);
        var buffer = new AudioBuffer(channels, frames);
        for (var i = 0; i < frames; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                buffer[c][i] = gain * ((random.NextDouble() * 2) - 1);
            }
        }

        return buffer;
    }
}
