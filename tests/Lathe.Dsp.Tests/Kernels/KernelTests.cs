using Lathe.Dsp.Kernels;
using Lathe.Tests.InstructionSets;

namespace Lathe.Dsp.Tests.Kernels;

public class KernelTests
{
    private const int Seed = 11;

    public static TheoryData<int> Lengths => [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 63, 64, 65, 1000];

    private static double[] Noise(int length, int seed = Seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 8)))];
    }

    private static double[] Of(int length, Action<double[]> kernel)
    {
        var result = new double[length];
        kernel(result);
        return result;
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_kernel_equals_its_plain_loop_at_every_length(int length)
    {
        var (x, y, z) = (Noise(length), Noise(length, Seed + 1), Noise(length, Seed + 2));
        Of(length, r => Kernel.Add(x, y, r)).ShouldBe(x.Zip(y, (a, b) => a + b));
        Of(length, r => Kernel.Subtract(x, y, r)).ShouldBe(x.Zip(y, (a, b) => a - b));
        Of(length, r => Kernel.Multiply(x, y, r)).ShouldBe(x.Zip(y, (a, b) => a * b));
        Of(length, r => Kernel.MultiplyAdd(x, y, z, r)).ShouldBe(x.Select((a, i) => Math.FusedMultiplyAdd(a, y[i], z[i])));
        Of(length, r => Kernel.MultiplyAdd(x, 0.3, y, r)).ShouldBe(x.Zip(y, (a, b) => Math.FusedMultiplyAdd(a, 0.3, b)));
        Of(length, r => Kernel.Scale(x, -0.7, r)).ShouldBe(x.Select(a => a * -0.7));
        Of(length, r => Kernel.Negate(x, r)).ShouldBe(x.Select(a => -a));
        Of(length, r => Kernel.Abs(x, r)).ShouldBe(x.Select(Math.Abs));
        Of(length, r => Kernel.Square(x, r)).ShouldBe(x.Select(a => a * a));
        Of(length, r => Kernel.Sqrt(x.Select(Math.Abs).ToArray(), r)).ShouldBe(x.Select(a => Math.Sqrt(Math.Abs(a))));
        Of(length, r => Kernel.Max(x, y, r)).ShouldBe(x.Zip(y, Math.Max));
        Of(length, r => Kernel.Min(x, y, r)).ShouldBe(x.Zip(y, Math.Min));
        Of(length, r => Kernel.Clamp(x, -1, 1, r)).ShouldBe(x.Select(a => Math.Clamp(a, -1, 1)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_reduction_equals_eight_plain_running_values(int length)
    {
        var (x, y) = (Noise(length), Noise(length, Seed + 1));
        Kernel.Sum(x).ShouldBe(Reduced(length, (s, i) => s + x[i], (a, b) => a + b));
        Kernel.SumOfSquares(x).ShouldBe(Reduced(length, (s, i) => Math.FusedMultiplyAdd(x[i], x[i], s), (a, b) => a + b));
        Kernel.Dot(x, y).ShouldBe(Reduced(length, (s, i) => Math.FusedMultiplyAdd(x[i], y[i], s), (a, b) => a + b));
        Kernel.MaxAbs(x).ShouldBe(length == 0 ? 0 : x.Max(Math.Abs));
    }

    [Fact]
    public void A_result_may_be_an_input()
    {
        var (x, y) = (Noise(100), Noise(100, Seed + 1));
        var expected = Of(100, r => Kernel.Multiply(x, y, r));
        Kernel.Multiply(x, y, x);
        x.ShouldBe(expected);
    }

    [Fact]
    public void A_ramp_starts_one_step_after_its_beginning_and_ends_on_its_end()
    {
        var ramp = Of(64, r => Kernel.Ramp(1, 2, r));
        ramp[0].ShouldBe(1 + (1.0 / 64));
        ramp[31].ShouldBe(1.5);
        ramp[63].ShouldBe(2);
        Of(64, r => Kernel.Ramp(0.1, 0.3, r))[63].ShouldBe(0.3);
    }

    [Fact]
    public void The_greatest_magnitude_passes_over_NaN() => Kernel.MaxAbs([1, double.NaN, -3, 2]).ShouldBe(3);

    [Fact]
    public void Spans_of_different_lengths_are_refused()
    {
        Should.Throw<ArgumentException>(() => Kernel.Add(new double[3], new double[4], new double[3]));
        Should.Throw<ArgumentException>(() => Kernel.Dot(new double[3], new double[4]));
    }

    [Fact]
    public void The_bits_are_the_same_without_AVX512_and_without_AVX2() => InstructionSet.ShouldNotChange(HashOfEverything);

    public static string HashOfEverything()
    {
        var results = new List<double>();
        foreach (var length in new[] { 5, 8, 64, 1001 })
        {
            var (x, y, z) = (Noise(length), Noise(length, Seed + 1), Noise(length, Seed + 2));
            results.AddRange(Of(length, r => Kernel.MultiplyAdd(x, y, z, r)));
            results.AddRange(Of(length, r => Kernel.Max(x, y, r)));
            results.AddRange([Kernel.Sum(x), Kernel.SumOfSquares(x), Kernel.Dot(x, y), Kernel.MaxAbs(x)]);
        }

        return InstructionSet.Hash(results.ToArray());
    }

    private static double Reduced(int length, Func<double, int, double> take, Func<double, double, double> join)
    {
        var running = new double[8];
        for (var i = 0; i < length; i++)
        {
            running[i % 8] = take(running[i % 8], i);
        }

        return join(
            join(join(running[0], running[4]), join(running[2], running[6])),
            join(join(running[1], running[5]), join(running[3], running[7])));
    }
}
