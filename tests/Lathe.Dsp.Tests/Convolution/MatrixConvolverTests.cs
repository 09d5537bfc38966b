using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Tests.Fourier;

namespace Lathe.Dsp.Tests.Convolution;

public sealed class MatrixConvolverTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(64, 0)]
    [InlineData(449, 0)]
    [InlineData(5000, 0)]
    [InlineData(40000, 0)]
    [InlineData(3000, 448)]
    [InlineData(40000, 448)]
    [InlineData(40000, 4032)]
    public void Equals_direct_convolution_to_1e_12_after_its_latency(int length, int latency)
    {
        var (left, right) = (Decaying(length, 71), Decaying(length, 72));
        double[][] input = [FourierData.Values(3072, 73), FourierData.Values(3072, 74)];
        input = [.. input.Select(x => x.Concat(new double[Quantum.RoundUp(length + latency)]).ToArray())];
        var output = Run(new MatrixConvolver(2, [new(0, 0, left), new(1, 1, right)], latency), input);
        Check(output[0], Direct(input[0], left, 3072), latency);
        Check(output[1], Direct(input[1], right, 3072), latency);
    }

    [Fact]
    public void Four_responses_make_true_stereo()
    {
        var h = Enumerable.Range(0, 4).Select(i => Decaying(3000 + i, 80 + (ulong)i)).ToArray();
        double[][] input = [.. Enumerable.Range(0, 2).Select(c => FourierData.Values(1024, 90 + (ulong)c).Concat(new double[3072]).ToArray())];
        var output = Run(new MatrixConvolver(2, [new(0, 0, h[0]), new(0, 1, h[1]), new(1, 0, h[2]), new(1, 1, h[3])], 0), input);
        Check(output[0], [.. Direct(input[0], h[0], 1024).Zip(Direct(input[1], h[2], 1024), (a, b) => a + b)], 0);
        Check(output[1], [.. Direct(input[0], h[1], 1024).Zip(Direct(input[1], h[3], 1024), (a, b) => a + b)], 0);
    }

    [Fact]
    public void Reset_equals_fresh_and_nothing_allocates()
    {
        var h = Decaying(9000, 75);
        double[][] input = [FourierData.Values(4096, 76)];
        var used = new MatrixConvolver(1, [new(0, 0, h)], 0);
        Run(used, input);
        used.Reset();
        Run(used, input)[0].ShouldBe(Run(new MatrixConvolver(1, [new(0, 0, h)], 0), input)[0]);
        var block = new double[Quantum.Frames];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < 16384; at += Quantum.Frames)
        {
            used.Process(at, new Planar(block, 1, Quantum.Frames, Quantum.Frames));
        }

        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    [Fact]
    public void Sizes_take_over_where_their_blocks_are_ready()
    {
        PartitionLadder.Sizes(132300, 0).ShouldBe([64, 512, 8192]);
        PartitionLadder.Sizes(400, 0).ShouldBe([64]);
        PartitionLadder.Sizes(132300, 16320).ShouldBe([16384]);
        PartitionLadder.Sizes(1_000_000, 0).ShouldBe([64, 512, 8192, 65536]);
        PartitionLadder.Start(8192, 0).ShouldBe(8128);
    }

    [Fact]
    public void Refuses_latencies_that_no_partition_has()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new MatrixConvolver(1, [new(0, 0, [1.0])], 100));
        Should.Throw<ArgumentOutOfRangeException>(() => new MatrixConvolver(1, [new(0, 0, [])], 0));
    }

    private static double[] Decaying(int length, ulong seed) => [.. FourierData.Values(length, seed).Select((x, i) => x * Math.Exp(-3.0 * i / length))];

    private static double[][] Run(MatrixConvolver convolver, double[][] input)
    {
        var output = input.Select(x => new double[x.Length]).ToArray();
        var block = new double[input.Length * Quantum.Frames];
        for (var at = 0; at < input[0].Length; at += Quantum.Frames)
        {
            var audio = new Planar(block, input.Length, Quantum.Frames, Quantum.Frames);
            for (var c = 0; c < input.Length; c++)
            {
                input[c].AsSpan(at, Quantum.Frames).CopyTo(audio[c]);
            }

            convolver.Process(at, audio);
            for (var c = 0; c < input.Length; c++)
            {
                audio[c].CopyTo(output[c].AsSpan(at));
            }
        }

        return output;
    }

    /// <summary>The sum as it is defined; the input is silent from <paramref name="sounding"/> on.</summary>
    private static double[] Direct(double[] input, double[] impulse, int sounding)
    {
        var output = new double[input.Length];
        for (var n = 0; n < sounding; n++)
        {
            for (var k = 0; k < impulse.Length && n + k < output.Length; k++)
            {
                output[n + k] += impulse[k] * input[n];
            }
        }

        return output;
    }

    private static void Check(double[] output, double[] expected, int latency)
    {
        output.Take(latency).ShouldAllBe(x => x == 0);
        var worst = 0.0;
        for (var n = latency; n < output.Length; n++)
        {
            worst = Math.Max(worst, Math.Abs(output[n] - expected[n - latency]));
        }

        // The bar of the field: sums of thousands of products of size 1 differ by their rounding alone.
        worst.ShouldBeLessThan(1e-12);
    }
}
