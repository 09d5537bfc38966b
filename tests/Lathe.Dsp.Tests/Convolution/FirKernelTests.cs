using System.Runtime.Intrinsics;
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
        Apply<Lanes128, Vector128<double>>(x, taps, frames).ShouldBe(expected);
        if (Lanes256.IsSupported)
        {
            Apply<Lanes256, Vector256<double>>(x, taps, frames).ShouldBe(expected);
        }

        if (Lanes512.IsSupported)
        {
            Apply<Lanes512, Vector512<double>>(x, taps, frames).ShouldBe(expected);
        }
    }

    [Fact]
    public void Refuses_a_short_input() =>
        Should.Throw<ArgumentException>(() => FirKernel.Apply(new double[10], new double[4], new double[8]));

    private static double[] Apply<TLanes, TVector>(double[] x, double[] taps, int frames)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var y = new double[frames];
        fixed (double* from = x, t = taps, to = y)
        {
            FirKernel.Apply<TLanes, TVector>(from, t, taps.Length, to, frames);
        }

        return y;
    }
}
