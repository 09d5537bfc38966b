using Lathe.Processing.Equalizers;

namespace Lathe.Processing.Tests.Equalizers;

public class GraphicEqTests
{
    private static double[] Impulse()
    {
        var x = new double[65536];
        x[0] = 1;
        return x;
    }

    private static double Center(int band) => 1000 * Math.Pow(10, (band - 17) / 10.0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_gain_is_met_at_its_center(int seed)
    {
        var random = new Random(seed);
        var gains = Enumerable.Range(0, 31).Select(i => seed == 1 ? (i % 2 == 0 ? 12.0 : -12) : Math.Round(24 * (random.NextDouble() - 0.5), 1)).ToArray();
        var run = new RackRun<GraphicEq>();
        for (var i = 0; i < gains.Length; i++)
        {
            run.With(GraphicEq.Info.Parameters[i].Id, gains[i]);
        }

        var response = run.Run(Impulse())[0];
        for (var i = 0; i < gains.Length; i++)
        {
            RackRun<GraphicEq>.Level(response, Center(i)).ShouldBe(gains[i], 0.1, $"{GraphicEq.Info.Parameters[i].Id}, seed {seed}");
        }
    }

    [Fact]
    public void Equal_gains_give_a_level_response()
    {
        var run = new RackRun<GraphicEq>();
        foreach (var parameter in GraphicEq.Info.Parameters)
        {
            run.With(parameter.Id, 6);
        }

        var response = run.Run(Impulse())[0];
        for (var f = 30.0; f < 16000; f *= 1.1)
        {
            RackRun<GraphicEq>.Level(response, f).ShouldBe(6, 0.5, $"{f} Hz");
        }
    }

    [Fact]
    public void Flat_it_passes_every_bit()
    {
        var x = RackRun<GraphicEq>.Noise(1024, 1);
        new RackRun<GraphicEq>().Run(x)[0].ShouldBe(x);
    }
}
