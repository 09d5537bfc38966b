namespace Lathe.Dsp.Fourier;

/// <summary>Complex transforms shorter than a vector pass: radix 2 Stockham, scalar, length 1 to 32.</summary>
internal sealed class ShortFft
{
    public const int LongestLength = 32;

    private readonly int _length;
    private readonly double[] _rootRe;
    private readonly double[] _rootIm;

    public ShortFft(int length)
    {
        _length = length;
        _rootRe = new double[length];
        _rootIm = new double[length];
        for (var k = 0; k < length; k++)
        {
            (_rootRe[k], _rootIm[k]) = UnitRoot.At(k, length);
        }
    }

    /// <summary>In place.</summary>
    public void Transform(Span<double> re, Span<double> im)
    {
        Span<double> otherRe = stackalloc double[LongestLength];
        Span<double> otherIm = stackalloc double[LongestLength];
        for (int stride = 1, rest = _length; rest > 1; stride *= 2, rest /= 2)
        {
            var groups = rest / 2;
            for (var g = 0; g < groups; g++)
            {
                var (wr, wi) = (_rootRe[g * stride], _rootIm[g * stride]);
                for (var q = 0; q < stride; q++)
                {
                    var a = q + (stride * g);
                    var b = a + (stride * groups);
                    var to = q + (stride * 2 * g);
                    var (dr, di) = (re[a] - re[b], im[a] - im[b]);
                    otherRe[to] = re[a] + re[b];
                    otherIm[to] = im[a] + im[b];
                    otherRe[to + stride] = Math.FusedMultiplyAdd(-di, wi, dr * wr);
                    otherIm[to + stride] = Math.FusedMultiplyAdd(dr, wi, di * wr);
                }
            }

            otherRe[.._length].CopyTo(re);
            otherIm[.._length].CopyTo(im);
        }
    }
}
