using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Tests.Numerics;

public class LevelMathTests(ITestOutputHelper output)
{
    private const int Seed = 11;

    [Fact]
    public void The_logarithm_errs_by_less_than_stated()
    {
        var random = new Random(Seed);
        var worst = 0.0;
        for (var i = 0; i < 200000; i++)
        {
            var x = Math.Pow(2, (random.NextDouble() * 240) - 120);
            worst = Math.Max(worst, Math.Abs(LevelMath.Log2(x) - DetMath.Log2(x)) - (Math.Abs(DetMath.Log2(x)) * 2.3e-16));
        }

        output.WriteLine($"{worst:E2} octaves, seed {Seed}");
        worst.ShouldBeLessThan(1.1e-12);
    }

    [Fact]
    public void The_power_errs_by_less_than_stated()
    {
        var random = new Random(Seed);
        var worst = 0.0;
        for (var i = 0; i < 200000; i++)
        {
            var x = (random.NextDouble() * 240) - 120;
            worst = Math.Max(worst, Math.Abs((LevelMath.Exp2(x) / DetMath.Exp2(x)) - 1));
        }

        output.WriteLine($"{worst:E2}, seed {Seed}");
        worst.ShouldBeLessThan(1.2e-12);
    }

    [Fact]
    public void Whole_octaves_are_exact()
    {
        for (var k = -1022; k <= 1023; k++)
        {
            LevelMath.Exp2(k).ShouldBe(DetMath.Exp2(k));
            LevelMath.Log2(DetMath.Exp2(k)).ShouldBe(k);
        }
    }
}
