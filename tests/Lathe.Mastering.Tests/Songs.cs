using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Numerics;

namespace Lathe.Mastering.Tests;

/// <summary>A song of noise and tones for tests: a beat of hits every half second over a bed, in stereo, louder in its second half.</summary>
internal static class Songs
{
    public const int Rate = 44100;

    /// <param name="level">dB of the whole.</param>
    /// <param name="hits">Linear height of the hits over the bed.</param>
    public static AudioBuffer Make(double seconds = 12, double level = -20, double hits = 8, int channels = 2)
    {
        var frames = (int)(seconds * Rate);
        var song = new AudioBuffer(channels, frames);
        var gain = DetMath.DbToGain(level);
        var noise = new double[Quantum.Frames];
        for (var c = 0; c < channels; c++)
        {
            var bed = new PinkNoise(Rate, 11, c);
            for (var start = 0; start < frames; start += Quantum.Frames)
            {
                bed.Fill(noise);
                for (var i = 0; i < Math.Min(Quantum.Frames, frames - start); i++)
                {
                    var n = start + i;
                    var t = n / (double)Rate;
                    var beat = t % 0.5;
                    var hit = hits * DetMath.Exp(-beat * 40) * DetMath.Sin(2 * Math.PI * 90 * beat);
                    song[c][n] = gain * (n > frames / 2 ? 1 : 0.6) * (noise[i] + (0.2 * hit));
                }
            }
        }

        return song;
    }

    public static BufferSource Source(AudioBuffer song) => new(song, AudioFormat.Of(Rate, song.Channels));
}
