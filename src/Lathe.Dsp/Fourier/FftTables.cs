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
            var radix = NextRadix(rest);
            passes.Add(FftPass.Broadcast(radix, rest, stride));
            stride *= radix;
            rest /= radix;
        }

        Passes = passes.ToImmutable();
    }

    public ImmutableArray<FftPass> Passes { get; }

    /// <param name="length">As <see cref="IsLength"/>.</param>
    public static FftTables Of(int length) => Cache.GetOrAdd(length, static l => new FftTables(l));

    /// <summary>Whether there are passes for a length: a product of 2, 3, 5 and 7 and a multiple of <see cref="ShortestVectorLength"/>.</summary>
    public static bool IsLength(int length)
    {
        if (length < ShortestVectorLength || length % ShortestVectorLength != 0)
        {
            return false;
        }

        foreach (var factor in (ReadOnlySpan<int>)[2, 3, 5, 7])
        {
            while (length % factor == 0)
            {
                length /= factor;
            }
        }

        return length == 1;
    }

    /// <summary>Odd factors first, then 8 as long as it leaves a product of 8 and 4: 16 is 4 x 4, not 8 x 2.</summary>
    private static int NextRadix(int rest)
    {
        foreach (var odd in (ReadOnlySpan<int>)[7, 5, 3])
        {
            if (rest % odd == 0)
            {
                return odd;
            }
        }

        return rest % 8 == 0 && rest != 16 ? 8 : 4;
    }
}
