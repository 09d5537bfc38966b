namespace Lathe.Engine.Tests.Rig;

/// <summary>Random numbers from a printed seed, the same on every machine: xorshift64* (Vigna 2014).</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = (seed * 0x9E3779B97F4A7C15UL) | 1;

    public ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1DUL;
    }

    /// <summary>0 to <paramref name="below"/> - 1.</summary>
    public int Int(int below) => (int)(Next() >> 33) % below;

    /// <summary>-1 to 1.</summary>
    public double Bipolar() => ((Next() >> 11) * (1.0 / (1UL << 52))) - 1;

    public bool Chance(int percent) => Int(100) < percent;

    public double[] Noise(int frames)
    {
        var noise = new double[frames];
        for (var i = 0; i < frames; i++)
        {
            noise[i] = Bipolar();
        }

        return noise;
    }
}
