using Lathe.Processing.Utility;

namespace Lathe.Processing.Tests.Utility;

public class DelayAlignTests
{
    private const double Rate = 44100;

    [Theory]
    [InlineData(0.25)]
    [InlineData(7.5)]
    [InlineData(-3.3)]
    [InlineData(100.01)]
    public void A_fraction_of_a_frame_moves_a_tone_up_to_0_45_of_the_rate_exactly(double samples)
    {
        var run = new RackRun<DelayAlign>().With("samples", samples);
        var latency = run.Prepare(1).Latency;
        foreach (var frequency in new[] { 0.01, 0.1, 0.3, 0.45 })
        {
            var tone = Enumerable.Range(0, 2048).Select(n => Math.Sin(2 * Math.PI * frequency * n)).ToArray();
            var moved = run.Run(tone)[0];
            for (var n = 400; n < 2000; n++)
            {
                moved[n].ShouldBe(Math.Sin(2 * Math.PI * frequency * (n - latency - samples)), 1.2e-3, "0.01 dB");
            }
        }
    }

    [Fact]
    public void Whole_frames_change_no_bit_and_negative_ones_are_latency()
    {
        var x = RackRun<DelayAlign>.Noise(640, 1);
        new RackRun<DelayAlign>().Run(x)[0].ShouldBe(x);
        new RackRun<DelayAlign>().With("samples", 10).Run(x)[0][10..].ShouldBe(x[..^10]);
        var ahead = new RackRun<DelayAlign>().With("samples", -10);
        ahead.Prepare(1).Latency.ShouldBe(10);
        ahead.Run(x)[0].ShouldBe(x);
    }

    [Fact]
    public void Time_and_distance_add_to_the_frames()
    {
        // 343.2 m/s at 20 degrees: 3.432 m are 10 ms.
        var sum = new RackRun<DelayAlign>().With("delay", 5).With("distance", 343.214).With("samples", 0.5);
        var tone = Enumerable.Range(0, 4096).Select(n => Math.Sin(2 * Math.PI * 440 * n / Rate)).ToArray();
        var moved = sum.Run(tone)[0];
        var frames = (0.015 * Rate) + 0.5 + sum.Prepare(1).Latency;
        for (var n = 2000; n < 3000; n++)
        {
            moved[n].ShouldBe(Math.Sin(2 * Math.PI * 440 * (n - frames) / Rate), 1e-4, "the speed of sound has five digits");
        }
    }
}
