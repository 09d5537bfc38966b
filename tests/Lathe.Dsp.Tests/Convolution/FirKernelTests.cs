using Lathe.Dsp.Convolution;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Tests.Fourier;

namespace Lathe.Dsp.Tests.Convolution;

public sealed unsafe class FirKernelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(64, 90)]
    [InlineData(203, 31)]
    public void Equals_the_sum_in_order_of_the_taps_to_the_bit_at_every_width(int frames, int count)
    {
        var (x, taps) = (FourierData.Values(frames + count - 1, 31), FourierData.Values(count, 32));
        var expected = new double[frames];
        for (var n = 0; n < frames; n++)
        {
            for (var k = 0; k < count; k++)
            {
                expected[n] = Math.FusedMultiplyAdd(x[n + k], taps[k], expected[n]);
            }
        }

        var y = new double[frames];
        FirKernel.Apply(x, taps, y);
        y.ShouldBe(expected);
        Apply<Doubles2>(x, taps, frames).ShouldBe(expected);
        if (Doubles4.IsSupported)
        {
            Apply<Doubles4>(x, taps, frames).ShouldBe(expected);
        }

        if (Doubles8.IsSupported)
        {
            Apply<Doubles8>(x, taps, frames).ShouldBe(expected);
        }
    }

    [Fact]
    public void Refuses_a_short_input() =>
        Should.Throw<ArgumentException>(() => FirKernel.Apply(new double[10], new double[4], new double[8]));

    private static double[] Apply<TV>(double[] x, double[] taps, int frames)
        where TV : struct, IDoubles<TV>
    {
        var y = new double[frames];
        fixed (double* from = x, t = taps, to = y)
        {
            FirKernel.Apply<TV>(from, t, taps.Length, to, frames);
        }

        return y;
    }
}
