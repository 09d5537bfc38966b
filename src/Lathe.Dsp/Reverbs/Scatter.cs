namespace Lathe.Dsp.Reverbs;

/// <summary>
/// Numbers that look random, for laying out delays and signs: the same for a seed forever. The generator is the linear congruential one of
/// Knuth's MMIX (The Art of Computer Programming 2, 3.3.4) with its top 32 bits used.
/// </summary>
internal struct Scatter(uint seed)
{
    private ulong _state = (seed * 0x9E3779B97F4A7C15UL) + 1;

    /// <summary>The next number, 0 to just below 1.</summary>
    public double Next()
    {
        _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
        return (_state >> 32) / 4294967296.0;
    }
}
