using Lathe.Dsp.Dynamics;

namespace Lathe.Dsp.Tests.Dynamics;

public class MonotonicWedgeTests
{
    [Fact]
    public void It_gives_the_extremum_of_every_window()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var window = random.Next(1, 40);
            var values = Enumerable.Range(0, 400).Select(_ => (double)random.Next(6)).ToArray();
            foreach (var least in new[] { false, true })
            {
                var wedge = new MonotonicWedge(window, least);
                for (var n = 0; n < values.Length; n++)
                {
                    var seen = Enumerable.Range(n - window + 1, window).Select(i => i < 0 ? 0 : values[i]);
                    wedge.Next(values[n]).ShouldBe(least ? seen.Min() : seen.Max(), $"seed {seed}, window {window}, value {n}");
                }
            }
        }
    }

    [Fact]
    public void Reset_equals_fresh()
    {
        var wedge = new MonotonicWedge(5, least: true);
        for (var n = 0; n < 20; n++)
        {
            wedge.Next(n);
        }

        wedge.Reset();
        wedge.Next(7).ShouldBe(0);
    }
}
