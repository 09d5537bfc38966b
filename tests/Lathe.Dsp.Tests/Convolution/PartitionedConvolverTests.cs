using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Tests.Fourier;

namespace Lathe.Dsp.Tests.Convolution;

public sealed unsafe class PartitionedConvolverTests
{
    [Theory]
    [InlineData(1, 64)]
    [InlineData(63, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 32)]
    [InlineData(1000, 128)]
    [InlineData(777, 1024)]
    public void Equals_the_direct_sum(int length, int partition)
    {
        var (impulse, input) = (FourierData.Values(length, 61), FourierData.Values(8 * partition, 62));
        var convolver = new PartitionedConvolver(new PartitionedImpulse(impulse, partition));
        var output = new double[input.Length];
        for (var at = 0; at < input.Length; at += partition)
        {
            convolver.Process(input.AsSpan(at, partition), output.AsSpan(at, partition));
        }

        Check(output, Direct(input, impulse), length);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(2048)]
    public void A_stream_of_quanta_is_the_same_after_its_latency(int partition)
    {
        var (impulse, input) = (FourierData.Values(500, 63), FourierData.Values(3 * 2048, 64));
        var convolver = new QuantumConvolver(new PartitionedImpulse(impulse, partition));
        convolver.Latency.ShouldBe(QuantumConvolver.LatencyOf(partition));
        var output = Stream(convolver, input, position: 0);
        output[..convolver.Latency].ShouldAllBe(v => v == 0);
        Check(output.AsSpan(convolver.Latency), Direct(input, impulse).AsSpan(0, input.Length - convolver.Latency), 500);
    }

    [Fact]
    public void A_stream_entered_late_has_the_same_bits_once_the_response_has_passed()
    {
        const int partition = 512;
        const int entry = 5 * Quantum.Frames;
        var impulse = new PartitionedImpulse(FourierData.Values(900, 65), partition);
        var input = FourierData.Values(16 * partition, 66);
        var whole = Stream(new QuantumConvolver(impulse), input, 0);
        var late = Stream(new QuantumConvolver(impulse), input[entry..], entry);
        // Blocks that reach back before the entry differ: the response, a window and the latency.
        var settled = 900 + (3 * partition);
        late.AsSpan(settled).SequenceEqual(whole.AsSpan(entry + settled)).ShouldBeTrue();
    }

    [Fact]
    public void Reset_equals_fresh_and_nothing_allocates()
    {
        var impulse = new PartitionedImpulse(FourierData.Values(300, 67), 128);
        var input = FourierData.Values(1024, 68);
        var used = new QuantumConvolver(impulse);
        Stream(used, input, 0);
        used.Reset();
        Stream(used, input, 0).ShouldBe(Stream(new QuantumConvolver(impulse), input, 0));
        var block = input[..Quantum.Frames];
        var before = GC.GetAllocatedBytesForCurrentThread();
        used.Process(0, block);
        used.Process(64, block);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    [Fact]
    public void Products_have_the_same_bits_at_every_register_width()
    {
        var narrow = Sum<Doubles2>();
        if (Doubles4.IsSupported)
        {
            Sum<Doubles4>().ShouldBe(narrow);
        }

        if (Doubles8.IsSupported)
        {
            Sum<Doubles8>().ShouldBe(narrow);
        }
    }

    [Fact]
    public void Refuses_partitions_and_impulses_it_cannot_use()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PartitionedImpulse(new double[4], 48));
        Should.Throw<ArgumentException>(() => new PartitionedImpulse([], 64));
        Should.Throw<ArgumentOutOfRangeException>(() => new QuantumConvolver(new PartitionedImpulse([1.0], 32)));
    }

    private static double[] Sum<TV>()
        where TV : struct, IDoubles<TV>
    {
        const int bins = 72;
        const int count = 5;
        var (x, h, sum) = (FourierData.Values(2 * bins * count, 69), FourierData.Values(2 * bins * count, 70), new double[2 * bins]);
        fixed (double* px = x, ph = h, to = sum)
        {
            SpectralProducts.Sum<TV>(px, 3, ph, count, bins, to);
        }

        return sum;
    }

    private static double[] Stream(QuantumConvolver convolver, double[] input, long position)
    {
        var output = (double[])input.Clone();
        for (var at = 0; at < output.Length; at += Quantum.Frames)
        {
            convolver.Process(position + at, output.AsSpan(at, Quantum.Frames));
        }

        return output;
    }

    private static double[] Direct(double[] input, double[] impulse)
    {
        var output = new double[input.Length];
        for (var n = 0; n < output.Length; n++)
        {
            for (var k = 0; k < impulse.Length && k <= n; k++)
            {
                output[n] += impulse[k] * input[n - k];
            }
        }

        return output;
    }

    // Rounding of sums of values up to 1: a few units in the last place of the response's size.
    private static void Check(ReadOnlySpan<double> output, ReadOnlySpan<double> expected, int length)
    {
        for (var n = 0; n < expected.Length; n++)
        {
            output[n].ShouldBe(expected[n], 1e-14 * Math.Sqrt(length) + 1e-14);
        }
    }
}
