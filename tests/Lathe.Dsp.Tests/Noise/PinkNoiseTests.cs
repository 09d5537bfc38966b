using Lathe.Dsp.Noise;

namespace Lathe.Dsp.Tests.Noise;

public sealed class PinkNoiseTests
{
    [Theory]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(192000)]
    public void Falls_by_three_decibels_an_octave(int rate)
    {
        var noise = new PinkNoise(rate, 1, 0);
        var levels = new List<double>();
        for (var hz = 20.0; hz < 0.45 * rate; hz *= 1.02)
        {
            levels.Add(10 * Math.Log10(noise.Response(2 * Math.PI * hz / rate) * hz));
        }

        (levels.Max() - levels.Min()).ShouldBeLessThan(0.24);
    }

    [Fact]
    public void Has_the_rms_1_and_does_not_depend_on_blocks()
    {
        var (whole, parts) = (new double[1 << 20], new double[1 << 20]);
        new PinkNoise(48000, 3, 0).Fill(whole);
        var second = new PinkNoise(48000, 3, 0);
        second.Fill(parts.AsSpan(0, 12345));
        second.Fill(parts.AsSpan(12345));
        parts.ShouldBe(whole);
        // 22 s of pink noise: the power below 20 Hz, a sixth of it, is still uncertain.
        Math.Sqrt(whole.Average(v => v * v)).ShouldBe(1, 0.06);
    }
}
