using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Lathe.Dsp.Fourier;

/// <summary>The passes of a complex transform of one length, shared by all transforms of that length.</summary>
internal sealed class FftTables
{
    /// <summary>Shorter transforms go through <see cref="ShortFft"/>.</summary>
    public const int ShortestVectorLength = 64;

    private static readonly ConcurrentDictionary<int, FftTables> Cache = new();

    private FftTables(int length)
    {
        var passes = ImmutableArray.CreateBuilder<FftPass>();
        passes.Add(FftPass.First(length));
        for (int stride = 8, rest = length / 8; rest > 1;)
        {
            // 8 where it divides the rest into powers of 8 and 4: a rest of 16 is 4 x 4, not 8 x 2.
            var radix = rest % 8 == 0 && rest != 16 ? 8 : 4;
            passes.Add(FftPass.Broadcast(radix, rest, stride));
            stride *= radix;
            rest /= radix;
        }

        Passes = passes.ToImmutable();
    }

    public ImmutableArray<FftPass> Passes { get; }

    /// <param name="length">A power of two, at least <see cref="ShortestVectorLength"/>.</param>
    public static FftTables Of(int length) => Cache.GetOrAdd(length, static l => new FftTables(l));
}
