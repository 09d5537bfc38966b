using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Metering.Loudness;

namespace Lathe.Metering.Tests.Loudness;

public sealed class LoudnessMeterTests
{
    [Theory]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(88200)]
    [InlineData(96000)]
    [InlineData(192000)]
    public void Full_scale_997_Hz_in_one_channel_reads_minus_3_01(int rate)
    {
        using var tone = Tones.Sine(1, 5, rate, 997, 0);
        var meter = Measure(tone, AudioFormat.Of(rate, 1));
        // The recommendation fixes the response at 48 kHz; the bilinear transform's warping moves 997 Hz by up to 0.006 dB at 192 kHz.
        meter.Integrated!.Value.ShouldBe(-3.0103, rate <= 48000 ? 0.002 : 0.006);
        meter.MomentaryMax!.Value.ShouldBe(-3.01, 0.01);
        meter.ShortTermMax!.Value.ShouldBe(-3.01, 0.01);
        meter.Range!.Value.ShouldBe(0, 0.01);
    }

    [Fact]
    public void Coefficients_at_48_kHz_are_those_of_the_recommendation()
    {
        var k = KWeighting.At(48000);

        // BS.1770 prints 14 digits.
        k.ShelfB0.ShouldBe(1.53512485958697, 1e-13);
        k.ShelfB1.ShouldBe(-2.69169618940638, 1e-13);
        k.ShelfB2.ShouldBe(1.19839281085285, 1e-13);
        k.ShelfA1.ShouldBe(-1.69065929318241, 1e-13);
        k.ShelfA2.ShouldBe(0.73248077421585, 1e-13);
        k.HighGain.ShouldBe(1, 1e-15);
        k.HighA1.ShouldBe(-1.99004745483398, 1e-13);
        k.HighA2.ShouldBe(0.99007225036621, 1e-13);
    }

    [Theory]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(11025)]
    public void Agrees_with_a_naive_meter(int rate)
    {
        const int seed = 3341;
        using var noise = Tones.Noise(2, rate * 12, seed);
        for (var i = 0; i < noise.Frames; i++)
        {
            var gain = 0.001 + Math.Pow(Math.Sin(i * 0.7 / rate), 6);
            noise[0][i] *= gain;
            noise[1][i] *= gain * 0.7;
        }

        var meter = Measure(noise, AudioFormat.Of(rate, 2));
        var (integrated, range, momentary, shortTerm) = NaiveLoudness.Measure(noise, rate, meter.Grid);
        meter.Integrated!.Value.ShouldBe(integrated, 1e-9, $"seed {seed}");
        meter.Range!.Value.ShouldBe(range, 1e-9);
        meter.MomentaryMax!.Value.ShouldBe(momentary, 1e-9);
        meter.ShortTermMax!.Value.ShouldBe(shortTerm, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(4096)]
    public void The_cut_into_blocks_changes_no_bit(int block)
    {
        using var noise = Tones.Noise(2, 48000 * 4, 7);
        var format = AudioFormat.Stereo(48000);
        var whole = Measure(noise, format);
        var cut = Measure(noise, format, block);
        cut.Integrated.ShouldBe(whole.Integrated);
        cut.MomentaryMax.ShouldBe(whole.MomentaryMax);
        cut.ShortTermPowers.ShouldBe(whole.ShortTermPowers);
    }

    [Fact]
    public void Surround_channels_weigh_1_41_and_the_low_frequency_channel_nothing()
    {
        ChannelWeights.Of(ChannelLayout.Surround51).ShouldBe([1, 1, 1, 0, 1.41, 1.41]);
        ChannelWeights.Of(ChannelLayout.Surround71).ShouldBe([1, 1, 1, 0, 1, 1, 1.41, 1.41]);
        ChannelWeights.Of(ChannelLayout.FromMask(0x3F, 6)).ShouldBe([1, 1, 1, 0, 1.41, 1.41]);
        ChannelWeights.Of(ChannelLayout.Stereo).ShouldBe([1, 1]);
    }

    [Fact]
    public void The_low_frequency_channel_is_not_heard()
    {
        using var tone = Tones.Sine(6, 2, 48000, 997, -20);
        for (var c = 0; c < 6; c++)
        {
            if (c != 3)
            {
                tone[c].Clear();
            }
        }

        Measure(tone, new AudioFormat(48000, ChannelLayout.Surround51)).Integrated.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(48000)]
    public void Silence_and_what_is_too_short_have_no_loudness(int frames)
    {
        using var silence = new AudioBuffer(2, frames);
        var meter = Measure(silence, AudioFormat.Stereo(48000));
        meter.Integrated.ShouldBeNull();
        meter.Range.ShouldBeNull();
        meter.MomentaryMax.ShouldBeNull();
        meter.ShortTermMax.ShouldBeNull();
    }

    [Theory]
    [InlineData(44100, 4410, 210)]
    [InlineData(48000, 4800, 240)]
    [InlineData(96000, 9600, 480)]
    [InlineData(22050, 2205, 105)]
    [InlineData(8000, 800, 40)]
    public void Hops_are_a_tenth_of_a_second_and_steps_at_most_5_ms(int rate, int hop, int step)
    {
        LoudnessGrid.At(rate).HopFrames.ShouldBe(hop);
        LoudnessGrid.At(rate).StepFrames.ShouldBe(step);
    }

    private static LoudnessMeter Measure(AudioBuffer audio, AudioFormat format, int block = 1 << 20)
    {
        var meter = new LoudnessMeter(format);
        for (var i = 0; i < audio.Frames; i += block)
        {
            meter.Process(audio.View(i, Math.Min(block, audio.Frames - i)));
        }

        return meter;
    }
}
