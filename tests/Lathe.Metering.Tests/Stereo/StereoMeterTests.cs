using Lathe.Metering.Stereo;

namespace Lathe.Metering.Tests.Stereo;

public sealed class StereoMeterTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(-1, -1, null)]
    [InlineData(0, 0, null)]
    public void A_scaled_copy_correlates_with_its_sign(double gain, double correlation, int? monoLoss)
    {
        using var noise = Tones.Noise(1, 10000, 5);
        var right = noise[0].ToArray().Select(x => x * gain).ToArray();
        var meter = Measure(noise[0], right);
        if (gain == 0)
        {
            meter.Total.Correlation.ShouldBeNull();
            meter.Total.MonoLoss!.Value.ShouldBe(-3.0103, 1e-4);
        }
        else
        {
            meter.Total.Correlation!.Value.ShouldBe(correlation, 1e-12);
            meter.Total.MonoLoss.ShouldBe(monoLoss);
        }
    }

    [Fact]
    public void Unrelated_channels_are_3_dB_down_in_mono_and_as_wide_as_deep()
    {
        using var noise = Tones.Noise(2, 200000, 6);
        var meter = Measure(noise[0], noise[1]);
        meter.Total.Correlation!.Value.ShouldBe(0, 0.02);
        meter.Total.MonoLoss!.Value.ShouldBe(-3.01, 0.1);
        meter.Total.Width!.Value.ShouldBe(0, 0.2);
        meter.History.Count.ShouldBe((200000 + meter.HopFrames - 1) / meter.HopFrames);
    }

    [Fact]
    public void The_goniometer_shows_mono_on_its_middle_column()
    {
        using var noise = Tones.Noise(1, 8000, 8);
        var meter = Measure(noise[0], noise[0]);
        var middle = StereoMeter.GoniometerCells / 2;
        var sum = 0;
        for (var row = 0; row < StereoMeter.GoniometerCells; row++)
        {
            sum += meter.Goniometer[(row * StereoMeter.GoniometerCells) + middle];
        }

        sum.ShouldBe(1000);
    }

    private static StereoMeter Measure(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var meter = new StereoMeter(44100);
        meter.Process(left[..6400], right[..6400]);
        meter.Process(left[6400..], right[6400..]);
        meter.Complete();
        return meter;
    }
}
