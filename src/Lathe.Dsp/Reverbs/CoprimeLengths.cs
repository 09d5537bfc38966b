using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Reverbs;

/// <summary>Lengths for the lines of a feedback delay network: different primes, so that the lines' echoes fall together as late as possible.</summary>
internal static class CoprimeLengths
{
    /// <summary>16 primes near lengths spread evenly in pitch between two ends; none below the 64 frames of a quantum.</summary>
    /// <param name="shortest">Frames.</param>
    /// <param name="longest">Frames.</param>
    public static int[] Between(double shortest, double longest)
    {
        var lengths = new int[LineBlock.Lines];
        var ratio = Numerics.DetMath.Exp2(Numerics.DetMath.Log2(longest / shortest) / (LineBlock.Lines - 1));
        var ideal = shortest;
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            var least = Math.Max(Quantum.Frames, j == 0 ? 0 : lengths[j - 1] + 1);
            lengths[j] = NextPrime(Math.Max(least, (int)ideal));
            ideal *= ratio;
        }

        return lengths;
    }

    /// <summary>
    /// The same, longer until they add up to a sum: as many modes a hertz as the lines hold seconds, and a decay of T seconds, whose modes are
    /// 2.2 / T Hz wide, sounds like noise and not like single modes where several of them overlap.
    /// </summary>
    /// <param name="sum">Frames.</param>
    /// <param name="limit">Frames that the longest need not exceed for the sum.</param>
    public static int[] Summing(double shortest, double longest, double sum, double limit)
    {
        var lengths = Between(shortest, longest);
        for (var stretch = 1.0; lengths.Sum() < sum && longest * stretch < limit; stretch *= 1.0905077326652577)
        {
            lengths = Between(shortest * Math.Sqrt(stretch), longest * stretch);
        }

        return lengths;
    }

    private static int NextPrime(int from)
    {
        var n = from | 1;
        while (!IsPrime(n))
        {
            n += 2;
        }

        return n;
    }

    private static bool IsPrime(int odd)
    {
        for (var d = 3; (long)d * d <= odd; d += 2)
        {
            if (odd % d == 0)
            {
                return false;
            }
        }

        return true;
    }
}
