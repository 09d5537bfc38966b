using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// Fourier transform of real values: bins 0 to size / 2, planar,
/// X[k] = sum x[n] exp(-2 pi i n k / size), not scaled; <see cref="Inverse"/> is scaled by 1 / size and undoes it.
/// A complex transform of half the size over pairs of values, then separated (H. V. Sorensen et al., Real-valued fast
/// Fourier transform algorithms, IEEE Trans. ASSP 35(6), 1987). The same bits on every instruction set. No allocation
/// per call; holds scratch memory, so one instance a thread; the tables are shared.
/// </summary>
public sealed unsafe class RealFft
{
    /// <summary>The largest size.</summary>
    public const int LargestSize = 1 << 22;

    // Keeps the real and the imaginary scratch from starting at the same offset within a page.
    private const int Padding = 24;

    private readonly ComplexFft _complex;
    private readonly PinnedDoubles _scratch;
    private readonly SeparationTable _roots;

    /// <param name="size">As <see cref="IsSize"/>.</param>
    public RealFft(int size)
    {
        if (!IsSize(size))
        {
            throw new ArgumentOutOfRangeException(
                nameof(size), size, "The size is a power of two from 2 to 2^22, or 128 times a product of 2, 3, 5 and 7.");
        }

        Size = size;
        _complex = new ComplexFft(size / 2);
        _scratch = new PinnedDoubles(size + Padding);
        _roots = SeparationTable.Of(size);
    }

    public int Size { get; }

    /// <summary>Bins of the spectrum: size / 2 + 1. The first and the last are real.</summary>
    public int Bins => (Size / 2) + 1;

    /// <summary>Whether a size can be transformed: powers of two, and multiples of 128 whose only factors are 2, 3, 5 and 7.</summary>
    public static bool IsSize(int size) => size is >= 2 and <= LargestSize && size % 2 == 0 && ComplexFft.IsSize(size / 2);

    private double* HalfRe => _scratch.Pointer;

    private double* HalfIm => _scratch.Pointer + (Size / 2) + Padding;

    /// <param name="time"><see cref="Size"/> values.</param>
    /// <param name="re">Takes the real parts of <see cref="Bins"/> bins.</param>
    /// <param name="im">Takes the imaginary parts of <see cref="Bins"/> bins.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public void Forward(ReadOnlySpan<double> time, Span<double> re, Span<double> im)
    {
        CheckLength(time.Length, re.Length, im.Length);
        fixed (double* x = time, r = re, i = im)
        {
            _complex.Transform(pairs: true, x, null, HalfRe, HalfIm);
            if (Doubles8.IsSupported)
            {
                HalfSpectrum<Doubles8>.Separate(_roots, HalfRe, HalfIm, r, i);
            }
            else if (Doubles4.IsSupported)
            {
                HalfSpectrum<Doubles4>.Separate(_roots, HalfRe, HalfIm, r, i);
            }
            else
            {
                HalfSpectrum<Doubles2>.Separate(_roots, HalfRe, HalfIm, r, i);
            }
        }

        GC.KeepAlive(this);
    }

    /// <param name="re">Real parts of <see cref="Bins"/> bins.</param>
    /// <param name="im">Imaginary parts of <see cref="Bins"/> bins; those of the first and the last are taken as 0.</param>
    /// <param name="time">Takes <see cref="Size"/> values.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public void Inverse(ReadOnlySpan<double> re, ReadOnlySpan<double> im, Span<double> time)
    {
        CheckLength(time.Length, re.Length, im.Length);
        fixed (double* x = time, r = re, i = im)
        {
            // Exchanging real and imaginary parts turns the forward transform into the inverse.
            if (Doubles8.IsSupported)
            {
                HalfSpectrum<Doubles8>.Join(_roots, r, i, HalfRe, HalfIm);
                _complex.Transform(pairs: false, HalfIm, HalfRe, HalfIm, HalfRe);
                Pairs.Join<Doubles8>(Size / 2, HalfRe, HalfIm, x);
            }
            else if (Doubles4.IsSupported)
            {
                HalfSpectrum<Doubles4>.Join(_roots, r, i, HalfRe, HalfIm);
                _complex.Transform(pairs: false, HalfIm, HalfRe, HalfIm, HalfRe);
                Pairs.Join<Doubles4>(Size / 2, HalfRe, HalfIm, x);
            }
            else
            {
                HalfSpectrum<Doubles2>.Join(_roots, r, i, HalfRe, HalfIm);
                _complex.Transform(pairs: false, HalfIm, HalfRe, HalfIm, HalfRe);
                Pairs.Join<Doubles2>(Size / 2, HalfRe, HalfIm, x);
            }
        }

        GC.KeepAlive(this);
    }

    private void CheckLength(int time, int re, int im)
    {
        if (time < Size || re < Bins || im < Bins)
        {
            throw new ArgumentException($"A span is too short for the real transform of {Size}.");
        }
    }
}
