using Lathe.Metering.Spectrum;

namespace Lathe.Metering.Tests.Spectrum;

public sealed class SpectrumMeterTests
{
    [Theory]
    [InlineData(44100, 32768)]
    [InlineData(48000, 32768)]
    [InlineData(96000, 65536)]
    [InlineData(8000, 8192)]
    public void Windows_are_a_power_of_two_near_three_quarters_of_a_second(int rate, int size) =>
        new SpectrumMeter(rate, 1).Size.ShouldBe(size);

    [Theory]
    [InlineData(100, 7)]
    [InlineData(1000, 17)]
    [InlineData(10000, 27)]
    public void A_full_scale_sine_fills_its_band_with_half_its_square(double hertz, int band)
    {
        using var tone = Tones.Sine(1, 4, 48000, hertz, 0);
        var meter = new SpectrumMeter(48000, 1);
        meter.Process(tone[0][..1000], default);
        meter.Process(tone[0][1000..], default);
        meter.Complete();
        var bands = meter.BandPower(0);
        bands[band].ShouldBe(0.5, 1e-6);
        bands.Where((_, b) => b != band).ShouldAllBe(p => p < 1e-6);
        meter.MeanPower(0).Sum().ShouldBe(0.5, 1e-6);

        // A quarter of a decibel is the histogram's step.
        meter.BandPercentile(band, 0.5)!.Value.ShouldBe(-3.01, 0.13);
    }

    [Fact]
    public void White_noise_rises_by_a_decibel_a_band()
    {
        const int seed = 11;
        using var noise = Tones.Noise(2, 48000 * 20, seed);
        var meter = new SpectrumMeter(48000, 2);
        meter.Process(noise[0], noise[1]);
        meter.Complete();
        foreach (var signal in new[] { 0, 1 })
        {
            var bands = meter.BandPower(signal);
            for (var b = 10; b < ThirdOctaves.Count; b++)
            {
                var share = (ThirdOctaves.High(b) - ThirdOctaves.Low(b)) / 24000;

                // Power of the noise is 1/12; 0.5 dB covers its chance over 20 s in the narrowest band.
                (10 * Math.Log10(bands[b] / (share / 12))).ShouldBe(0, 0.5, $"seed {seed}, band {b}");
            }
        }
    }

    [Fact]
    public void What_is_shorter_than_a_window_is_still_analyzed()
    {
        using var tone = Tones.Sine(1, 0.2, 48000, 1000, 0);
        var meter = new SpectrumMeter(48000, 1);
        meter.Process(tone[0], default);
        meter.Complete();
        meter.Windows.ShouldBe(1);
        meter.BandPower(0)[17].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_floor_is_what_is_always_there()
    {
        using var tone = Tones.Sine(1, 12, 48000, 1000, -20);
        using var hum = Tones.Sine(1, 12, 48000, 50, -60);
        var x = tone[0].ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = (i < 6 * 48000 ? x[i] : 0) + hum[0][i];
        }

        var meter = new SpectrumMeter(48000, 1);
        meter.Process(x, default);
        meter.Complete();
        var floor = meter.FloorPower();
        Peak(50).ShouldBe(5e-7, 1e-8);
        Peak(1000).ShouldBeLessThan(1e-12);

        double Peak(double hertz)
        {
            var k = (int)(hertz / meter.BinWidth);
            return floor[(k - 3)..(k + 5)].Sum();
        }
    }
}
