using System.Runtime.Intrinsics;
using Lathe.Dsp.Numerics;
using Lathe.Tests.InstructionSets;

namespace Lathe.Dsp.Tests.Numerics;

public class DetMathFormsTests
{
    private const int Seed = 20;

    public static TheoryData<string> Names => [.. DetMathForms.All.Select(f => f.Name)];

    /// <summary>Special values, random bit patterns and values of everyday size; the length leaves a tail after every register width.</summary>
    internal static double[] Arguments()
    {
        var random = new Random(Seed);
        var values = new List<double>
        {
            0, -0.0, 1, -1, 2, 0.5, 10, 1e-300, 5e-324, -5e-324, 2.2250738585072014e-308, double.MaxValue, double.MinValue, double.NaN,
            double.PositiveInfinity, double.NegativeInfinity, 709.78, -745.13, 1023.9, -1074, 1e6, -1e6, Math.PI, Math.PI / 2, 281474976710656,
        };
        for (var i = 0; i < 3000; i++)
        {
            values.Add(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
            values.Add((random.NextDouble() - 0.5) * 4);
            values.Add((random.NextDouble() - 0.5) * 400);
        }

        return [.. values];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_lane_and_the_span_have_the_bits_of_the_scalar(string name)
    {
        var form = DetMathForms.All.Single(f => f.Name == name);
        var x = Arguments();
        var span = new double[x.Length];
        form.Span(x, span);
        for (var i = 0; i + 8 <= x.Length; i++)
        {
            var scalar = Bits(form.Scalar(x[i]));
            Bits(span[i]).ShouldBe(scalar, $"{name}({x[i]:R}) in a span, seed {Seed}");
            var v128 = form.V128(Vector128.Create(x.AsSpan(i, 2)));
            var v256 = form.V256(Vector256.Create(x.AsSpan(i, 4)));
            var v512 = form.V512(Vector512.Create(x.AsSpan(i, 8)));
            for (var lane = 0; lane < 8; lane++)
            {
                var expected = Bits(form.Scalar(x[i + lane]));
                Bits(v512[lane]).ShouldBe(expected);
                (lane < 4 ? Bits(v256[lane]) : expected).ShouldBe(expected);
                (lane < 2 ? Bits(v128[lane]) : expected).ShouldBe(expected);
            }
        }
    }

    [Fact]
    public void The_span_of_angles_has_the_bits_of_the_scalar()
    {
        var y = Arguments();
        var x = y.Reverse().ToArray();
        var span = new double[x.Length];
        DetMath.Atan2(y, x, span);
        for (var i = 0; i < x.Length; i++)
        {
            Bits(span[i]).ShouldBe(Bits(DetMath.Atan2(y[i], x[i])));
        }
    }

    [Fact]
    public void A_span_may_be_its_own_result()
    {
        var x = Arguments();
        var expected = new double[x.Length];
        DetMath.Tanh(x, expected);
        DetMath.Tanh(x, x);
        InstructionSet.Hash(x).ShouldBe(InstructionSet.Hash(expected));
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused() =>
        Should.Throw<ArgumentException>(() => DetMath.Exp(new double[3], new double[4]));

    [Fact]
    public void The_bits_are_the_same_without_AVX512_and_without_AVX2() => InstructionSet.ShouldNotChange(HashOfEverything);

    public static string HashOfEverything()
    {
        var x = Arguments();
        var reversed = x.Reverse().ToArray();
        var results = new List<double>();
        var result = new double[x.Length];
        foreach (var form in DetMathForms.All)
        {
            form.Span(x, result);
            results.AddRange(result);
            results.AddRange(x.Select(form.Scalar));
        }

        DetMath.Atan2(x, reversed, result);
        results.AddRange(result);
        results.AddRange(x.Zip(reversed, DetMath.Pow));
        results.AddRange(x.Select(v => DetMath.Pow(Math.Abs(v), 1.7)));
        return InstructionSet.Hash(results.ToArray());
    }

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(double.IsNaN(x) ? double.NaN : x);
}
