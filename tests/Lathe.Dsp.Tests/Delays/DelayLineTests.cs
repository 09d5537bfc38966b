using Lathe.Dsp.Delays;

namespace Lathe.Dsp.Tests.Delays;

public sealed class DelayLineTests
{
    private const double W = 2 * Math.PI * 0.05;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Whole_delays_give_back_the_past_exactly(int delay)
    {
        var line = new DelayLine(102);
        for (var n = 0; n < 1000; n++)
        {
            line.Write(n);
            line.Read(delay).ShouldBe(Math.Max(0, n + 1 - delay));
            line.Linear(delay).ShouldBe(Math.Max(0, n + 1 - delay));
            if (delay > 1)
            {
                line.Cubic(delay).ShouldBe(Math.Max(0, n + 1 - delay));
            }
        }
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(9.25)]
    [InlineData(33.9)]
    public void Between_samples_the_cubic_is_nearer_than_the_line(double delay)
    {
        var line = new DelayLine(64);
        double linear = 0, cubic = 0;
        for (var n = 0; n < 400; n++)
        {
            line.Write(Math.Sin(W * n));
            if (n > 100)
            {
                var exact = Math.Sin(W * (n + 1 - delay));
                linear = Math.Max(linear, Math.Abs(line.Linear(delay) - exact));
                cubic = Math.Max(cubic, Math.Abs(line.Cubic(delay) - exact));
            }
        }

        linear.ShouldBeLessThan(W * W / 8 * 1.01);
        cubic.ShouldBeLessThan(W * W * W * W * 0.025);
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(-0.3)]
    [InlineData(0)]
    [InlineData(0.17)]
    [InlineData(0.5)]
    public void The_windowed_sinc_is_exact_up_to_0_45_of_the_rate(double fraction)
    {
        foreach (var frequency in new[] { 0.001, 0.1, 0.3, 0.45 })
        {
            var delay = new FractionalDelay(fraction);
            var samples = Enumerable.Range(0, 600).Select(n => Math.Sin(2 * Math.PI * frequency * n)).ToArray();
            delay.Process(samples);
            for (var n = 2 * FractionalDelay.Taps; n < 600; n++)
            {
                samples[n].ShouldBe(Math.Sin(2 * Math.PI * frequency * (n - FractionalDelay.Latency - fraction)), 1e-3, "0.01 dB");
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.4)]
    public void The_all_pass_delays_low_tones_and_keeps_every_level(double fraction)
    {
        var delay = new AllPassDelay(fraction);
        for (var n = 0; n < 5000; n++)
        {
            var y = delay.Process(Math.Sin(0.01 * n));
            if (n > 100)
            {
                y.ShouldBe(Math.Sin(0.01 * (n - fraction)), 1e-5);
            }
        }

        delay.Reset();
        var energy = 0.0;
        for (var n = 0; n < 200; n++)
        {
            var y = delay.Process(n == 0 ? 1 : 0);
            energy += y * y;
        }

        energy.ShouldBe(1, 1e-14);
    }
}
