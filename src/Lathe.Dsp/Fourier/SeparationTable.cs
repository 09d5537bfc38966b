using System.Collections.Concurrent;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Fourier;

/// <summary>Half of exp(-2 pi i k / size), k = 0 to size / 4, shared by all real transforms of a size.</summary>
internal sealed class SeparationTable
{
    private static readonly ConcurrentDictionary<int, SeparationTable> Cache = new();

    private SeparationTable(int size)
    {
        Half = size / 2;
        Re = new PinnedDoubles((size / 4) + 1);
        Im = new PinnedDoubles((size / 4) + 1);
        for (var k = 0; k <= size / 4; k++)
        {
            var (re, im) = UnitRoot.At(k, size);
            Re.Span[k] = 0.5 * re;
            Im.Span[k] = 0.5 * im;
        }
    }

    /// <summary>Half the size of the real transform.</summary>
    public int Half { get; }

    public PinnedDoubles Re { get; }

    public PinnedDoubles Im { get; }

    public static SeparationTable Of(int size) => Cache.GetOrAdd(size, static s => new SeparationTable(s));
}
