using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>One pass of a Stockham transform: its radix, and the twiddle factors in the order of use.</summary>
/// <param name="Radix">3, 4, 5, 7 or 8.</param>
/// <param name="Groups">Butterflies with a twiddle factor of their own: remaining length / radix.</param>
/// <param name="Stride">Product of the radices before this pass; butterflies that share a twiddle factor.</param>
internal sealed record FftPass(int Radix, int Groups, int Stride, PinnedDoubles Twiddles)
{
    /// <summary>Group g's factors w, w^2, ... w^(radix - 1), real then imaginary, each value once.</summary>
    public static FftPass Broadcast(int radix, int length, int stride)
    {
        var groups = length / radix;
        var twiddles = new PinnedDoubles(groups * (radix - 1) * 2);
        var span = twiddles.Span;
        for (int group = 0, at = 0; group < groups; group++)
        {
            for (var power = 1; power < radix; power++)
            {
                (span[at++], span[at++]) = UnitRoot.At((long)group * power, length);
            }
        }

        return new FftPass(radix, groups, stride, twiddles);
    }

    /// <summary>The first pass, radix 8: per eight groups eight real, then eight imaginary parts of each power.</summary>
    public static FftPass First(int length)
    {
        const int block = 8;
        var groups = length / 8;
        var twiddles = new PinnedDoubles(groups * 7 * 2);
        var span = twiddles.Span;
        for (var group = 0; group < groups; group++)
        {
            for (var power = 1; power < 8; power++)
            {
                var at = (((group / block * 7) + power - 1) * 2 * block) + (group % block);
                (span[at], span[at + block]) = UnitRoot.At((long)group * power, length);
            }
        }

        return new FftPass(8, groups, 1, twiddles);
    }
}
