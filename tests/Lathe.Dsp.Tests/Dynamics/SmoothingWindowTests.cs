using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;

namespace Lathe.Dsp.Tests.Dynamics;

public class SmoothingWindowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(221)]
    [InlineData(1920)]
    public void A_step_has_fully_arrived_after_the_window_and_rises_all_the_way(int frames)
    {
        var window = new SmoothingWindow(frames);
        var values = new double[Quantum.RoundUp(frames) + 128];
        Array.Fill(values, 10.0, 64, values.Length - 64);

        Run(window, values);

        values[..64].ShouldAllBe(x => x == 0);
        values[64].ShouldBeGreaterThan(0);
        values[64 + frames - 1].ShouldBe(10, 1e-6);
        for (var i = 65; i < 64 + frames; i++)
        {
            values[i].ShouldBeGreaterThan(values[i - 1]);
        }
    }

    [Fact]
    public void It_never_exceeds_the_greatest_value_and_returns_to_exactly_zero()
    {
        var window = new SmoothingWindow(100);
        var values = new double[64 * 100];
        for (var i = 0; i < 3200; i++)
        {
            values[i] = i * 7919 % 1000 / 37.0;
        }

        var greatest = values.Max();

        Run(window, values);

        values.Max().ShouldBeLessThanOrEqualTo(greatest);
        values[3300..].ShouldAllBe(x => x == 0);
    }

    private static void Run(SmoothingWindow window, double[] values)
    {
        for (var at = 0; at < values.Length; at += Quantum.Frames)
        {
            window.Process(values.AsSpan(at, Quantum.Frames));
        }
    }
}
