using Lathe.Processing.Equalizers;

namespace Lathe.Processing.Tests.Equalizers;

public class MatchEqTests
{
    private static double[] Impulse(int frames = 32768)
    {
        var x = new double[frames];
        x[0] = 1;
        return x;
    }

    private static RackRun<MatchEq> Curve(int phase) => new RackRun<MatchEq>().With("phase", phase).With("smoothing", 0.1).With("max-gain", 12)
        .Band(("freq", 100), ("gain", -3)).Band(("freq", 8000), ("gain", 2)).Band(("freq", 1000), ("gain", 4)).Band(("freq", 3000), ("gain", -6));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_response_follows_the_curve(int phase)
    {
        var response = Curve(phase).Run(Impulse())[0];
        var middle = Math.Sqrt(1000 * 3000.0);
        foreach (var (f, gain) in new[] { (50, -3), (100, -3), (Math.Sqrt(100 * 1000), 0.5), (middle, -1), (12000, 2), (20000, 2) })
        {
            RackRun<MatchEq>.Level(response, f).ShouldBe(gain, 0.15, $"{f} Hz");
        }
    }

    [Fact]
    public void Minimum_phase_has_no_latency_and_its_energy_first()
    {
        var run = Curve(0);
        run.Prepare(1).Latency.ShouldBe(0);
        var response = run.Run(Impulse())[0];
        var linear = Curve(1).Run(Impulse())[0];
        response.Take(64).Sum(x => x * x).ShouldBeGreaterThan(0.9 * response.Sum(x => x * x));
        response.Sum(x => x * x).ShouldBe(linear.Sum(x => x * x), 1e-3);
    }

    [Fact]
    public void Linear_phase_is_symmetric_about_its_latency()
    {
        var run = Curve(1);
        var latency = run.Prepare(1).Latency;
        var response = run.Run(Impulse())[0];
        for (var k = 1; k < 4000; k++)
        {
            response[latency + k].ShouldBe(response[latency - k], 1e-15);
        }
    }

    [Fact]
    public void Strength_and_greatest_gain_hold_the_curve_back()
    {
        var half = Curve(0).With("strength", 50).Run(Impulse())[0];
        RackRun<MatchEq>.Level(half, 100).ShouldBe(-1.5, 0.1);
        var held = Curve(0).With("max-gain", 2).Run(Impulse())[0];
        RackRun<MatchEq>.Level(held, 1000).ShouldBe(2, 0.1);
        RackRun<MatchEq>.Level(held, 50).ShouldBe(-2, 0.1);
    }

    [Fact]
    public void Strength_that_moves_ends_where_it_was_sent()
    {
        var strength = MatchEq.Info.Parameters.Single(p => p.Id == "strength");
        var x = new double[32768];
        x[16384] = 1;
        var run = Curve(0);
        var response = run.Run(run.Prepare(1), (s, q) => s[strength] = Math.Min(100, q), x)[0];
        RackRun<MatchEq>.Level([.. response.Skip(16384)], 50).ShouldBe(-3, 0.1);
    }
}
