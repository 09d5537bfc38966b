using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Tests.Fourier;

public sealed unsafe class ComplexFftTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(0, 18).Select(e => 1 << e), 192, 320, 448, 64 * 27, 64 * 343, 64 * 625, 128 * 105, 512 * 147];

    // Error bound of a fast transform: a few units in the last place per stage, against the spectrum's RMS size.
    private static double Tolerance(int size) => 4e-16 * (Math.Log2(size) + 2) * Math.Sqrt(size);

    [Theory, MemberData(nameof(Sizes))]
    public void Equals_the_definition(int size)
    {
        var (re, im) = (FourierData.Values(size, 1), FourierData.Values(size, 2));
        var (outRe, outIm) = (new double[size], new double[size]);
        new ComplexFft(size).Forward(re, im, outRe, outIm);
        var step = Math.Max(1, size / 61);
        for (var k = 0; k < size; k += step)
        {
            var (r, i) = FourierData.NaiveBin(re, im, k);
            outRe[k].ShouldBe(r, Tolerance(size) + (1e-16 * size), $"real part of bin {k}");
            outIm[k].ShouldBe(i, Tolerance(size) + (1e-16 * size), $"imaginary part of bin {k}");
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Inverse_undoes_it_also_in_place(int size)
    {
        var (re, im) = (FourierData.Values(size, 3), FourierData.Values(size, 4));
        var (r, i) = ((double[])re.Clone(), (double[])im.Clone());
        var fft = new ComplexFft(size);
        fft.Forward(r, i, r, i);
        fft.Inverse(r, i, r, i);
        for (var n = 0; n < size; n++)
        {
            r[n].ShouldBe(re[n], 2e-15);
            i[n].ShouldBe(im[n], 2e-15);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(2048)]
    [InlineData(8192)]
    [InlineData(64 * 105)]
    public void Every_register_width_gives_the_same_bits(int size)
    {
        var (re, im) = (FourierData.Values(2 * size, 5), FourierData.Values(size, 6));
        foreach (var pairs in new[] { false, true })
        {
            var narrow = Transform<Doubles2>(size, pairs, re, im);
            if (Doubles4.IsSupported)
            {
                Transform<Doubles4>(size, pairs, re, im).ShouldBe(narrow);
            }

            if (Doubles8.IsSupported)
            {
                Transform<Doubles8>(size, pairs, re, im).ShouldBe(narrow);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(96)]
    [InlineData(64 * 11)]
    [InlineData(-8)]
    [InlineData(1 << 23)]
    public void Refuses_other_sizes(int size) => Should.Throw<ArgumentOutOfRangeException>(() => new ComplexFft(size));

    [Fact]
    public void Refuses_short_spans() =>
        Should.Throw<ArgumentException>(() => new ComplexFft(8).Forward(new double[8], new double[7], new double[8], new double[8]));

    private static double[] Transform<TV>(int size, bool pairs, double[] re, double[] im)
        where TV : struct, IDoubles<TV>
    {
        var result = new double[2 * size];
        fixed (double* r = re, i = im, to = result)
        {
            new ComplexFft(size).Transform<TV>(FftTables.Of(size), pairs, r, i, to, to + size);
        }

        return result;
    }
}
