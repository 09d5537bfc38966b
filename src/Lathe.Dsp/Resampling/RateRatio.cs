namespace Lathe.Dsp.Resampling;

/// <summary>A ratio of two sample rates in lowest terms.</summary>
/// <param name="Up">The new rate over the common divisor.</param>
/// <param name="Down">The old rate over the common divisor.</param>
internal readonly record struct RateRatio(int Up, int Down)
{
    public static RateRatio Of(int from, int to)
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(from, to);
        return new RateRatio(to / divisor, from / divisor);
    }

    /// <summary>Whether both terms are products of 2, 3, 5 and 7: true of all rates in use between 8 and 384 kHz.</summary>
    public bool IsSmooth => Odd(Up) == 1 && Odd(Down) == 1;

    /// <summary>What is left of a number without its factors 2, 3, 5 and 7.</summary>
    private static int Odd(int n)
    {
        foreach (var factor in (ReadOnlySpan<int>)[2, 3, 5, 7])
        {
            while (n % factor == 0)
            {
                n /= factor;
            }
        }

        return n;
    }
}
