using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Resampling;
using Lathe.Dsp.Tests.Fourier;

namespace Lathe.Dsp.Tests.Resampling;

public sealed class ResampledSourceTests
{
    [Theory]
    [InlineData(96000, 44100, ResamplerQuality.Best, 20000, 1e-4)]
    [InlineData(96000, 44100, ResamplerQuality.Steep, 21500, 1e-4)]
    [InlineData(96000, 44100, ResamplerQuality.Fast, 20000, 2e-4)]
    [InlineData(44100, 48000, ResamplerQuality.Best, 20000, 1e-4)]
    [InlineData(48000, 44100, ResamplerQuality.Best, 20000, 1e-4)]
    [InlineData(48000, 44100, ResamplerQuality.Steep, 21500, 1e-4)]
    [InlineData(44100, 96000, ResamplerQuality.Steep, 21500, 1e-4)]
    [InlineData(44100, 45131, ResamplerQuality.Best, 20000, 1e-4)]
    [InlineData(48000, 47952, ResamplerQuality.Steep, 21500, 1e-4)]
    public void Tones_in_the_pass_band_keep_level_and_phase(int from, int to, ResamplerQuality quality, double top, double decibels)
    {
        foreach (var hz in new[] { 20.0, 997, 5000, 12345, top - 500, top })
        {
            var (gain, phase, _) = Tone(from, to, quality, hz);
            (20 * Math.Log10(gain)).ShouldBe(0, decibels, $"{hz} Hz");
            phase.ShouldBe(0, 1e-6, $"{hz} Hz");
        }
    }

    [Theory]
    [InlineData(96000, 44100, ResamplerQuality.Best)]
    [InlineData(96000, 44100, ResamplerQuality.Steep)]
    [InlineData(44100, 48000, ResamplerQuality.Best)]
    [InlineData(48000, 44100, ResamplerQuality.Best)]
    [InlineData(44100, 192000, ResamplerQuality.Steep)]
    [InlineData(44100, 45131, ResamplerQuality.Best)]
    [InlineData(48000, 47952, ResamplerQuality.Best)]
    public void A_tone_comes_out_alone_and_one_past_the_band_not_at_all(int from, int to, ResamplerQuality quality)
    {
        foreach (var hz in new[] { 997, 0.45 * Math.Min(from, to) })
        {
            var (_, _, residue) = Tone(from, to, quality, hz);
            residue.ShouldBeLessThan(-190, $"everything but the tone of {hz} Hz, dB");
        }

        for (var hz = (to / 2.0) + 20; hz < Math.Min(from / 2.0, to) - 20; hz += (from - to) / 16.0)
        {
            Peak(from, to, quality, hz).ShouldBeLessThan(-190, $"alias of {hz} Hz, dB");
        }
    }

    [Theory]
    [InlineData(44100, 48000)]
    [InlineData(96000, 44100)]
    [InlineData(48000, 48001)]
    [InlineData(48000, 48000)]
    public void Any_order_and_size_of_reading_gives_the_same_bits(int from, int to)
    {
        using var input = Noise(40000, 2);
        using var whole = Read(input, from, to);
        using var source = new ResampledSource(new BufferSource(input, AudioFormat.Stereo(from)), to);
        var frames = (int)source.Frames;
        using var block = new AudioBuffer(2, 7000);
        // Backwards in uneven steps.
        for (int end = frames, size = 1; end > 0; end -= size, size = (size * 5 % 6997) + 1)
        {
            size = Math.Min(size, end);
            source.Read(end - size, block.View(0, size)).ShouldBe(size);
            for (var c = 0; c < 2; c++)
            {
                block.View(0, size)[c].SequenceEqual(whole.View(end - size, size)[c]).ShouldBeTrue($"frames from {end - size}");
            }
        }

        source.Read(frames, block.All).ShouldBe(0);
    }

    [Theory]
    [InlineData(44100, 48000)]
    [InlineData(96000, 44100)]
    [InlineData(48000, 44101)]
    [InlineData(8000, 384000)]
    [InlineData(384000, 11025)]
    public void Length_is_exact_and_time_does_not_move(int from, int to)
    {
        const int seconds = 1;
        using var input = new AudioBuffer(1, seconds * from);
        // A smooth pulse of 10 ms around half a second.
        for (var n = 0; n < input.Frames; n++)
        {
            input[0][n] = Pulse((double)n / from);
        }

        using var output = Read(input, from, to);
        output.Frames.ShouldBe(seconds * to);
        for (var n = 0; n < output.Frames; n++)
        {
            output[0][n].ShouldBe(Pulse((double)n / to), 1e-9);
        }

        static double Pulse(double t) => Math.Exp(-Math.Pow((t - 0.5) / 0.002, 2));
    }

    [Fact]
    public void Frames_round_to_the_nearest_and_come_back()
    {
        ResampledSource.FramesAt(147, 44100, 48000).ShouldBe(160);
        ResampledSource.FramesAt(1, 96000, 44100).ShouldBe(0);
        ResampledSource.FramesAt(1, 2, 1).ShouldBe(1);
        ResampledSource.FramesAt(1L << 60, 44100, 44100).ShouldBe(1L << 60);
        for (var frames = 100000; frames < 100200; frames++)
        {
            ResampledSource.FramesAt(ResampledSource.FramesAt(frames, 44100, 48000), 48000, 44100).ShouldBe(frames);
        }
    }

    [Fact]
    public void Sources_shorter_than_a_block_or_empty_are_converted()
    {
        foreach (var frames in new[] { 0, 1, 7, 100 })
        {
            using var input = Noise(frames, 1);
            using var output = Read(input, 48000, 44100);
            output.Frames.ShouldBe((int)ResampledSource.FramesAt(frames, 48000, 44100));
        }
    }

    [Fact]
    public void A_round_trip_in_the_band_is_the_same_to_190_dB()
    {
        const int rate = 44100;
        using var input = new AudioBuffer(1, rate);
        for (var n = 0; n < rate; n++)
        {
            // A bell that is 1e-17 at the ends: nothing of it reaches past the band.
            var bell = Math.Exp(-Math.Pow((((double)n / rate) - 0.5) / 0.08, 2));
            input[0][n] = bell * (Math.Sin(n * 0.13) + Math.Sin(n * 1.7) + Math.Sin(n * 2.6)) / 3;
        }

        using var up = Read(input, rate, 96000);
        using var back = Read(up, 96000, rate);
        for (var n = 0; n < rate; n++)
        {
            back[0][n].ShouldBe(input[0][n], 3e-10);
        }
    }

    /// <summary>Level, phase in radians, and everything else relative to the tone in dB, of one tone of amplitude 0.9.</summary>
    private static (double Gain, double Phase, double Residue) Tone(int from, int to, ResamplerQuality quality, double hz)
    {
        var output = ConvertTone(from, to, quality, hz, out var start);
        // Least squares for a sine and a cosine: what they do not explain is the residue. A Kaiser window keeps the ends out.
        var window = new double[output.Length];
        Windows.Kaiser(window, 20);
        double ss = 0, cc = 0, sc = 0, ys = 0, yc = 0;
        for (var n = 0; n < output.Length; n++)
        {
            var (s, c) = Turn(hz, to, start + n);
            var w = window[n];
            (ss, cc, sc) = (ss + (w * s * s), cc + (w * c * c), sc + (w * s * c));
            (ys, yc) = (ys + (w * output[n] * s), yc + (w * output[n] * c));
        }

        var determinant = (ss * cc) - (sc * sc);
        var (a, b) = (((ys * cc) - (yc * sc)) / determinant, ((yc * ss) - (ys * sc)) / determinant);
        double error = 0, energy = 0;
        for (var n = 0; n < output.Length; n++)
        {
            var (s, c) = Turn(hz, to, start + n);
            var e = output[n] - (a * s) - (b * c);
            error += window[n] * e * e;
            energy += window[n] * output[n] * output[n];
        }

        return (Math.Sqrt((a * a) + (b * b)) / 0.9, Math.Atan2(b, a), 10 * Math.Log10((error / energy) + 1e-40));
    }

    private static double Peak(int from, int to, ResamplerQuality quality, double hz) =>
        20 * Math.Log10((ConvertTone(from, to, quality, hz, out _).Max(Math.Abs) / 0.9) + 1e-40);

    /// <summary>The middle of a converted tone, clear of its ends.</summary>
    private static double[] ConvertTone(int from, int to, ResamplerQuality quality, double hz, out int start)
    {
        using var input = new AudioBuffer(1, from / 2);
        for (var n = 0; n < input.Frames; n++)
        {
            var t = (double)n / input.Frames;
            var fade = Math.Min(1, Math.Min(t, 1 - t) * 4);
            // A fade as smooth as the Kaiser window's edge: its own spectrum does not reach past the band.
            input[0][n] = 0.9 * Smooth(fade) * Turn(hz, from, n).Sine;
        }

        using var output = Read(input, from, to, quality);
        start = (output.Frames * 5) / 16;
        return output[0].Slice(start, output.Frames * 6 / 16).ToArray();
    }

    private static double Smooth(double x) => x <= 0 ? 0 : x >= 1 ? 1 : 1 / (1 + Math.Exp((1 / x) - (1 / (1 - x))));

    private static (double Sine, double Cosine) Turn(double hz, int rate, int frame)
    {
        // The phase in whole turns is split off exactly where it can be: hz x frame is an integer for whole hertz.
        var turns = Math.IEEERemainder(hz * frame, rate) / rate;
        return Math.SinCos(2 * Math.PI * turns);
    }

    private static AudioBuffer Read(AudioBuffer input, int from, int to, ResamplerQuality quality = ResamplerQuality.Best)
    {
        using var source = new ResampledSource(new BufferSource(input, AudioFormat.Of(from, input.Channels)), to, quality);
        source.Format.SampleRate.ShouldBe(to);
        var output = new AudioBuffer(input.Channels, (int)source.Frames);
        source.Read(0, output.All).ShouldBe(output.Frames);
        return output;
    }

    private static AudioBuffer Noise(int frames, int channels)
    {
        var buffer = new AudioBuffer(channels, frames);
        for (var c = 0; c < channels; c++)
        {
            FourierData.Values(frames, (ulong)c + 51).CopyTo(buffer[c]);
        }

        return buffer;
    }
}
