using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Tests.Fourier;

public sealed unsafe class RealFftTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 16).Select(e => 1 << e), 384, 640, 896, 128 * 105, 256 * 147, 10240];

    [Theory, MemberData(nameof(Sizes))]
    public void Equals_the_definition(int size)
    {
        var time = FourierData.Values(size, 11);
        var zero = new double[size];
        var (re, im) = Forward(size, time);
        var tolerance = 4e-16 * (Math.Log2(size) + 2) * Math.Sqrt(size);
        for (var k = 0; k <= size / 2; k += k < 40 ? 1 : size / 61)
        {
            var (r, i) = FourierData.NaiveBin(time, zero, k);
            re[k].ShouldBe(r, tolerance + (1e-16 * size), $"real part of bin {k}");
            im[k].ShouldBe(i, tolerance + (1e-16 * size), $"imaginary part of bin {k}");
        }

        im[0].ShouldBe(0);
        im[size / 2].ShouldBe(0);
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Inverse_undoes_it(int size)
    {
        var time = FourierData.Values(size, 12);
        var (re, im) = Forward(size, time);
        var back = new double[size];
        new RealFft(size).Inverse(re, im, back);
        for (var n = 0; n < size; n++)
        {
            back[n].ShouldBe(time[n], 2e-15);
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Keeps_energy(int size)
    {
        var time = FourierData.Values(size, 13);
        var (re, im) = Forward(size, time);
        // Parseval: every bin but the first and the last stands for two.
        var twice = FourierData.Energy(re) + FourierData.Energy(im);
        var energy = ((2 * twice) - (re[0] * re[0]) - (re[^1] * re[^1])) / size;
        energy.ShouldBe(FourierData.Energy(time), 1e-13 * size);
    }

    [Fact]
    public void Is_linear_and_shifts_become_turns()
    {
        const int size = 1024;
        const int shift = 5;
        var (a, b) = (FourierData.Values(size, 14), FourierData.Values(size, 15));
        var mixed = new double[size];
        for (var n = 0; n < size; n++)
        {
            mixed[n] = (2 * a[n]) - (3 * b[(n + size - shift) % size]);
        }

        var (ar, ai) = Forward(size, a);
        var (br, bi) = Forward(size, b);
        var (mr, mi) = Forward(size, mixed);
        for (var k = 0; k <= size / 2; k++)
        {
            var (s, c) = Math.SinCos(-2 * Math.PI * shift * k / size);
            mr[k].ShouldBe((2 * ar[k]) - (3 * ((br[k] * c) - (bi[k] * s))), 1e-12);
            mi[k].ShouldBe((2 * ai[k]) - (3 * ((br[k] * s) + (bi[k] * c))), 1e-12);
        }
    }

    [Fact]
    public void An_impulse_is_exactly_flat_and_a_constant_exactly_one_bin()
    {
        const int size = 4096;
        var impulse = new double[size];
        impulse[0] = 1;
        var (re, im) = Forward(size, impulse);
        re.ShouldAllBe(v => v == 1);
        im.ShouldAllBe(v => v == 0);
        var constant = new double[size];
        Array.Fill(constant, 1);
        (re, im) = Forward(size, constant);
        re[0].ShouldBe(size);
        re.Skip(1).ShouldAllBe(v => v == 0);
        im.ShouldAllBe(v => v == 0);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(4096)]
    public void Separation_and_joining_have_the_same_bits_at_every_register_width(int size)
    {
        var narrow = SeparateAndJoin<Doubles2>(size);
        if (Doubles4.IsSupported)
        {
            SeparateAndJoin<Doubles4>(size).ShouldBe(narrow);
        }

        if (Doubles8.IsSupported)
        {
            SeparateAndJoin<Doubles8>(size).ShouldBe(narrow);
        }
    }

    [Fact]
    public void Does_not_allocate()
    {
        var fft = new RealFft(512);
        var (time, re, im) = (new double[512], new double[257], new double[257]);
        fft.Forward(time, re, im);
        fft.Inverse(re, im, time);
        var before = GC.GetAllocatedBytesForCurrentThread();
        fft.Forward(time, re, im);
        fft.Inverse(re, im, time);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(48)]
    [InlineData(1 << 23)]
    public void Refuses_other_sizes(int size) => Should.Throw<ArgumentOutOfRangeException>(() => new RealFft(size));

    private static (double[] Re, double[] Im) Forward(int size, double[] time)
    {
        var (re, im) = (new double[(size / 2) + 1], new double[(size / 2) + 1]);
        new RealFft(size).Forward(time, re, im);
        return (re, im);
    }

    private static double[] SeparateAndJoin<TV>(int size)
        where TV : struct, IDoubles<TV>
    {
        var m = size / 2;
        var roots = SeparationTable.Of(size);
        var (zr, zi) = (FourierData.Values(m, 16), FourierData.Values(m, 17));
        var (x, z, pairs) = (new double[size + 2], new double[size], new double[size]);
        fixed (double* r = zr, i = zi, spectrum = x, half = z, interleaved = pairs)
        {
            HalfSpectrum<TV>.Separate(roots, r, i, spectrum, spectrum + m + 1);
            HalfSpectrum<TV>.Join(roots, spectrum, spectrum + m + 1, half, half + m);
            Pairs.Join<TV>(m, half, half + m, interleaved);
        }

        return [.. x, .. z, .. pairs];
    }
}
