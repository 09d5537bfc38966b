using System.Numerics;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// Complex Fourier transform, planar: X[k] = sum x[n] exp(-2 pi i n k / size), not scaled.
/// The same bits on every instruction set. No allocation per call; holds scratch memory, so one instance a thread.
/// </summary>
public sealed unsafe class ComplexFft
{
    /// <summary>The largest length.</summary>
    public const int LargestSize = 1 << 22;

    // Four scratch arrays must not start at the same offset within a page, or their lines compete for one cache set.
    private const int Padding = 24;

    private readonly FftTables? _tables;
    private readonly ShortFft? _short;
    private readonly PinnedDoubles _scratch;

    /// <param name="size">As <see cref="IsSize"/>.</param>
    public ComplexFft(int size)
    {
        if (!IsSize(size))
        {
            throw new ArgumentOutOfRangeException(
                nameof(size), size, "The size is a power of two from 1 to 2^22, or 64 times a product of 2, 3, 5 and 7.");
        }

        Size = size;
        if (size < FftTables.ShortestVectorLength)
        {
            _short = new ShortFft(size);
            _scratch = new PinnedDoubles(2 * size);
        }
        else
        {
            _tables = FftTables.Of(size);
            _scratch = new PinnedDoubles(4 * (size + Padding));
        }
    }

    public int Size { get; }

    /// <summary>Whether a size can be transformed: powers of two, and multiples of 64 whose only factors are 2, 3, 5 and 7.</summary>
    public static bool IsSize(int size) =>
        size is > 0 and <= LargestSize && (BitOperations.IsPow2(size) || FftTables.IsLength(size));

    /// <summary>The transform; an output may be the input of the same part.</summary>
    /// <exception cref="ArgumentException">A span is shorter than <see cref="Size"/>.</exception>
    public void Forward(ReadOnlySpan<double> re, ReadOnlySpan<double> im, Span<double> outRe, Span<double> outIm)
    {
        CheckLength(re.Length, im.Length);
        CheckLength(outRe.Length, outIm.Length);
        fixed (double* r = re, i = im, a = outRe, b = outIm)
        {
            Transform(pairs: false, r, i, a, b);
        }
    }

    /// <summary>The inverse, scaled by 1 / size so that it undoes <see cref="Forward"/>; an output may be the input of the same part.</summary>
    /// <exception cref="ArgumentException">A span is shorter than <see cref="Size"/>.</exception>
    public void Inverse(ReadOnlySpan<double> re, ReadOnlySpan<double> im, Span<double> outRe, Span<double> outIm)
    {
        // The inverse is the forward transform with real and imaginary parts exchanged.
        Forward(im, re, outIm, outRe);
        var scale = 1.0 / Size;
        for (var n = 0; n < Size; n++)
        {
            outRe[n] *= scale;
            outIm[n] *= scale;
        }
    }

    /// <summary>With <paramref name="pairs"/>, <paramref name="re"/> holds real and imaginary parts alternately.</summary>
    internal void Transform(bool pairs, double* re, double* im, double* outRe, double* outIm)
    {
        if (_tables is null)
        {
            TransformShort(pairs, re, im, outRe, outIm);
        }
        else if (Doubles8.IsSupported)
        {
            Transform<Doubles8>(_tables, pairs, re, im, outRe, outIm);
        }
        else if (Doubles4.IsSupported)
        {
            Transform<Doubles4>(_tables, pairs, re, im, outRe, outIm);
        }
        else
        {
            Transform<Doubles2>(_tables, pairs, re, im, outRe, outIm);
        }
    }

    /// <summary>The vector form at a chosen register width.</summary>
    internal void Transform<TV>(FftTables tables, bool pairs, double* re, double* im, double* outRe, double* outIm)
        where TV : struct, IDoubles<TV>
    {
        var passes = tables.Passes.AsSpan();
        var imaginary = Size + Padding;
        var from = _scratch.Pointer;
        var to = from + (2 * imaginary);
        StockhamPasses<TV>.First(passes[0], pairs, re, im, from, from + imaginary);
        for (var p = 1; p < passes.Length; p++)
        {
            var last = p == passes.Length - 1;
            var toRe = last ? outRe : to;
            var toIm = last ? outIm : to + imaginary;
            switch (passes[p].Radix)
            {
                case 8:
                    StockhamPasses<TV>.Eight(passes[p], from, from + imaginary, toRe, toIm);
                    break;
                case 4:
                    StockhamPasses<TV>.Four(passes[p], from, from + imaginary, toRe, toIm);
                    break;
                case 3:
                    StockhamOddPasses<TV>.Three(passes[p], from, from + imaginary, toRe, toIm);
                    break;
                case 5:
                    StockhamOddPasses<TV>.Five(passes[p], from, from + imaginary, toRe, toIm);
                    break;
                default:
                    StockhamOddPasses<TV>.Seven(passes[p], from, from + imaginary, toRe, toIm);
                    break;
            }

            to = from;
            from = toRe;
        }

        GC.KeepAlive(this);
    }

    private void TransformShort(bool pairs, double* re, double* im, double* outRe, double* outIm)
    {
        var r = _scratch.Span[..Size];
        var i = _scratch.Span[Size..];
        for (var n = 0; n < Size; n++)
        {
            r[n] = pairs ? re[2 * n] : re[n];
            i[n] = pairs ? re[(2 * n) + 1] : im[n];
        }

        _short!.Transform(r, i);
        r.CopyTo(new Span<double>(outRe, Size));
        i.CopyTo(new Span<double>(outIm, Size));
    }

    private void CheckLength(int re, int im)
    {
        if (re < Size || im < Size)
        {
            throw new ArgumentException($"A span is shorter than the transform of {Size}.");
        }
    }
}
