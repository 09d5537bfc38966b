using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Tests.Numerics;

/// <summary>Sweeps every function against the exact reference; the bound is the one its documentation states.</summary>
public class DetMathErrorTests(ITestOutputHelper output)
{
    private const int Seed = 7;

    private static double Between(Random r, double low, double high) => low + ((high - low) * r.NextDouble());

    /// <summary>Spread evenly over the exponents, of either sign.</summary>
    private static double Spread(Random r, double leastExponent, double greatestExponent) =>
        Math.Pow(2, Between(r, leastExponent, greatestExponent)) * (r.Next(2) == 0 ? -1 : 1);

    private static readonly Dictionary<string, (Func<double, double> Function, Func<double, Exact> Reference, Func<Random, double>[] Arguments, double Bound)> Cases = new()
    {
        ["Exp2"] = (DetMath.Exp2, Exact.Exp2, [r => Between(r, -1, 1), r => Between(r, -1074, 1024), r => Spread(r, -60, 3)], 0.9),
        ["Exp"] = (DetMath.Exp, Exact.Exp, [r => Between(r, -1, 1), r => Between(r, -745, 709.7), r => Spread(r, -60, 3)], 0.9),
        ["DbToGain"] = (DetMath.DbToGain, Exact.DbToGain, [r => Between(r, -12, 12), r => Between(r, -150, 40), r => Between(r, -6450, 6160)], 0.9),
        ["Log2"] = (DetMath.Log2, Exact.Log2, [r => Between(r, 0.5, 2), r => Math.Abs(Spread(r, -1074, 1023.9)), r => 1 + Spread(r, -50, -5)], 0.6),
        ["Log"] = (DetMath.Log, Exact.Log, [r => Between(r, 0.5, 2), r => Math.Abs(Spread(r, -1074, 1023.9)), r => 1 + Spread(r, -50, -5)], 0.6),
        ["Log10"] = (DetMath.Log10, Exact.Log10, [r => Between(r, 0.5, 2), r => Math.Abs(Spread(r, -1074, 1023.9)), r => 1 + Spread(r, -50, -5)], 0.6),
        ["GainToDb"] = (DetMath.GainToDb, Exact.GainToDb, [r => Between(r, 0.5, 2), r => Math.Abs(Spread(r, -1074, 1023.9)), r => 1 + Spread(r, -50, -5)], 0.6),
        ["Sin"] = (DetMath.Sin, Exact.Sin, [r => Between(r, -4, 4), r => Between(r, -1e6, 1e6), r => Spread(r, -60, 47), r => r.Next(1000000) * Math.PI / 2], 0.8),
        ["Cos"] = (DetMath.Cos, Exact.Cos, [r => Between(r, -4, 4), r => Between(r, -1e6, 1e6), r => Spread(r, -60, 47), r => r.Next(1000000) * Math.PI / 2], 0.8),
        ["Tan"] = (DetMath.Tan, Exact.Tan, [r => Between(r, -1.6, 1.6), r => Between(r, -1e6, 1e6), r => Spread(r, -60, 47), r => r.Next(1000000) * Math.PI / 2], 2),
        ["SinPi"] = (DetMath.SinPi, Exact.SinPi, [r => Between(r, -2, 2), r => Between(r, -1e6, 1e6), r => Spread(r, -60, 3)], 0.8),
        ["CosPi"] = (DetMath.CosPi, Exact.CosPi, [r => Between(r, -2, 2), r => Between(r, -1e6, 1e6), r => Spread(r, -60, 3)], 0.8),
        ["Tanh"] = (DetMath.Tanh, Exact.Tanh, [r => Between(r, -1, 1), r => Between(r, -22, 22), r => Spread(r, -60, 3)], 1.5),
        ["Sinh"] = (DetMath.Sinh, Exact.Sinh, [r => Between(r, -2, 2), r => Between(r, -710.4, 710.4), r => Spread(r, -60, 3)], 1.5),
        ["Cosh"] = (DetMath.Cosh, Exact.Cosh, [r => Between(r, -2, 2), r => Between(r, -710.4, 710.4), r => Spread(r, -60, 3)], 1.5),
        ["Asin"] = (DetMath.Asin, Exact.Asin, [r => Between(r, -1, 1), r => Spread(r, -60, 0), r => 1 - Math.Abs(Spread(r, -50, -3))], 1.7),
        ["Acos"] = (DetMath.Acos, Exact.Acos, [r => Between(r, -1, 1), r => 1 - Math.Abs(Spread(r, -50, -3)), r => -1 + Math.Abs(Spread(r, -50, -3))], 1.7),
        ["Atan"] = (DetMath.Atan, x => Exact.Atan2(x, 1), [r => Between(r, -2, 2), r => Spread(r, -60, 60)], 0.7),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_error_stays_below_the_stated_bound(string name)
    {
        var (function, reference, arguments, bound) = Cases[name];
        var (worst, at) = (0.0, 0.0);
        foreach (var draw in arguments)
        {
            var random = new Random(Seed);
            for (var i = 0; i < 6000; i++)
            {
                var x = draw(random);
                var error = reference(x).UlpsTo(function(x));
                (worst, at) = error > worst ? (error, x) : (worst, at);
            }
        }

        output.WriteLine($"{name}: {worst:F3} ulp at {at:R}, seed {Seed}");
        worst.ShouldBeLessThan(bound, $"at {at:R}");
    }

    [Fact]
    public void The_error_of_the_angle_of_a_point_stays_below_the_stated_bound()
    {
        var random = new Random(Seed);
        var worst = 0.0;
        for (var i = 0; i < 12000; i++)
        {
            var (y, x) = i % 2 == 0 ? (Between(random, -1, 1), Between(random, -1, 1)) : (Spread(random, -30, 30), Spread(random, -30, 30));
            worst = Math.Max(worst, Exact.Atan2(y, x).UlpsTo(DetMath.Atan2(y, x)));
        }

        output.WriteLine($"Atan2: {worst:F3} ulp, seed {Seed}");
        worst.ShouldBeLessThan(0.7);
    }

    [Fact]
    public void The_error_of_a_power_stays_below_the_stated_bound()
    {
        var random = new Random(Seed);
        var worst = 0.0;
        for (var i = 0; i < 12000; i++)
        {
            var x = Math.Abs(i % 3 == 0 ? Between(random, 0.5, 2) : Spread(random, -1000, 1000));
            var most = 1000 / Math.Max(1e-3, Math.Abs(Math.Log2(x)));
            var y = Between(random, -most, most);
            worst = Math.Max(worst, Exact.Pow(x, y).UlpsTo(DetMath.Pow(x, y)));
        }

        output.WriteLine($"Pow: {worst:F3} ulp, seed {Seed}");
        worst.ShouldBeLessThan(1.5);
    }
}
