using Lathe.Metering.Dynamics;
using Lathe.Metering.Levels;

namespace Lathe.Metering.Tests.Levels;

public sealed class LevelTests
{
    [Fact]
    public void Peak_mean_and_power_are_those_of_the_samples()
    {
        using var noise = Tones.Noise(1, 10007, 3);
        var levels = new ChannelLevels();
        levels.Process(noise[0][..6400]);
        levels.Process(noise[0][6400..]);
        var x = noise[0].ToArray();
        levels.Peak.ShouldBe(x.Max(Math.Abs));
        levels.PeakFrame.ShouldBe(Array.FindIndex(x, v => Math.Abs(v) == levels.Peak));
        levels.Mean.ShouldBe(x.Average(), 1e-15);
        levels.Power.ShouldBe(x.Average(v => v * v), 1e-14);
        levels.Bits.IsFloat.ShouldBeTrue();
        levels.Bits.Bits.ShouldBeNull();
    }

    [Fact]
    public void Three_equal_samples_at_full_scale_are_a_clipped_run()
    {
        var x = new double[256];
        x.AsSpan(10, 2).Fill(1);
        x.AsSpan(20, 3).Fill(-1);
        x.AsSpan(60, 10).Fill(32767 / 32768.0);
        x.AsSpan(100, 20).Fill(0.9);
        x.AsSpan(250, 6).Fill(1);
        var levels = new ChannelLevels();
        for (var i = 0; i < x.Length; i += 64)
        {
            levels.Process(x.AsSpan(i, 64));
        }

        levels.Complete();
        levels.Clipped.ShouldBe([new Stretch(20, 3), new Stretch(60, 10), new Stretch(250, 6)]);
        levels.ClippedRuns.ShouldBe(3);
        levels.ClippedSamples.ShouldBe(19);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(24)]
    [InlineData(32)]
    public void Effective_bits_see_through_padding(int bits)
    {
        var random = new Random(bits);
        var x = new double[1000];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = Math.Floor((random.NextDouble() - 0.5) * Math.Pow(2, bits)) / Math.Pow(2, bits - 1);
        }

        var meter = new EffectiveBits();
        meter.Process(x);
        meter.Bits.ShouldBe(bits);
        meter.IsFloat.ShouldBeFalse();
        meter.Process([1e-12]);
        meter.Bits.ShouldBeNull();
        meter.IsFloat.ShouldBeTrue();
    }

    [Fact]
    public void Samples_that_are_no_numbers_are_counted_and_cleared()
    {
        var x = new double[100];
        x.AsSpan().Fill(0.25);
        x[9] = double.NaN;
        x[40] = double.PositiveInfinity;
        x[99] = double.NegativeInfinity;
        NonFinite.Replace(x).ShouldBe((3, 9));
        x.Sum().ShouldBe(97 * 0.25);
        NonFinite.Replace(x).ShouldBe((0, -1));
    }

    [Fact]
    public void Silences_are_listed_with_head_and_tail()
    {
        var meter = new SilenceMeter(48000);
        void Add(double peak, int quanta)
        {
            for (var i = 0; i < quanta; i++)
            {
                meter.Add(peak, 64);
            }
        }

        Add(0, 1000);
        Add(0.5, 10);
        Add(0, 100);
        Add(0.5, 10);
        Add(1e-5, 500);
        meter.Complete();
        meter.FirstSound.ShouldBe(64000);
        meter.LastSound.ShouldBe(1120 * 64);
        meter.Silences.ShouldBe([new Stretch(0, 64000), new Stretch(1120 * 64, 32000)]);
        meter.Ends.ShouldBe((0, 1e-5));
    }

    [Fact]
    public void A_steady_sine_has_a_dynamic_range_of_0_dB()
    {
        using var tone = Tones.Sine(1, 30, 48000, 1000, -6);
        var meter = new DynamicRange(48000);
        meter.Process(tone[0]);
        meter.Value!.Value.ShouldBe(0, 0.01);
        new DynamicRange(48000).Value.ShouldBeNull();
    }

    [Fact]
    public void The_waveform_holds_each_sample_in_its_column()
    {
        using var noise = Tones.Noise(1, 1001, 9);
        foreach (var columns in new[] { 1, 7, 1000, 2000 })
        {
            var meter = new WaveformMeter(1001, columns);
            meter.Process(noise[0][..500]);
            meter.Process(noise[0][500..]);
            for (var c = 0; c < columns; c++)
            {
                var part = Enumerable.Range(0, 1001).Where(i => (long)i * columns / 1001 == c).Select(i => noise[0][i]).Append(0).ToList();
                meter.Least[c].ShouldBe(part.Min());
                meter.Largest[c].ShouldBe(part.Max());
            }
        }
    }
}
