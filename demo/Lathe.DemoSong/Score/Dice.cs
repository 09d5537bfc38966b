namespace Lathe.DemoSong.Score;

/// <summary>The hand of the players: small seeded variations, the same on every machine (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15UL;

    /// <summary>Uniform in [0, 1).</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform in [-1, 1).</summary>
    public double Noise() => (2 * Next()) - 1;

    /// <summary>Around a value, at most the spread away, the middle likelier.</summary>
    public double Around(double value, double spread) => value + (spread * 0.5 * (Noise() + Noise()));

    public bool Chance(double probability) => Next() < probability;
}
