using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;

namespace Lathe.Dsp.Tests.Dynamics;

public class SlidingMaximumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(31)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(191)]
    [InlineData(1000)]
    public void It_is_the_greatest_of_the_window(int window)
    {
        var values = Values(3200, 1);
        Run(new SlidingMaximum(1000), values, _ => window).ShouldBe(Naive(values, _ => window));
    }

    [Fact]
    public void The_window_may_change_with_every_quantum()
    {
        var values = Values(64 * 500, 2);
        int Window(int quantum) => 1 + (quantum * 37 % 333);
        Run(new SlidingMaximum(333), values, Window).ShouldBe(Naive(values, Window));
    }

    [Fact]
    public void Reset_forgets()
    {
        var maximum = new SlidingMaximum(500);
        var values = Values(6400, 3);
        var first = Run(maximum, values, _ => 400);
        maximum.Reset();
        Run(maximum, values, _ => 400).ShouldBe(first);
    }

    [Fact]
    public void A_window_outside_the_range_is_refused()
    {
        var maximum = new SlidingMaximum(10);
        Should.Throw<ArgumentOutOfRangeException>(() => maximum.Process(new double[64], new double[64], 11));
        Should.Throw<ArgumentOutOfRangeException>(() => maximum.Process(new double[64], new double[64], 0));
    }

    private static double[] Values(int count, ulong seed)
    {
        var state = seed;
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (state >> 40) / 1000.0;
        })];
    }

    private static double[] Run(SlidingMaximum maximum, double[] values, Func<int, int> window)
    {
        var result = new double[values.Length];
        for (var at = 0; at < values.Length; at += Quantum.Frames)
        {
            maximum.Process(values.AsSpan(at, Quantum.Frames), result.AsSpan(at), window(at / Quantum.Frames));
        }

        return result;
    }

    private static double[] Naive(double[] values, Func<int, int> window) =>
        [.. values.Select((_, n) =>
        {
            var first = Math.Max(0, n - window(n / Quantum.Frames) + 1);
            return values.AsSpan(first, n - first + 1).ToArray().Max();
        })];
}
