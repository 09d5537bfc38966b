using Lathe.Dsp.Noise;

namespace Lathe.Dsp.Modulation;

/// <summary>
/// A slow random walk by position: random values at equal distances in time, joined by a cubic whose slope and curvature are 0 at each. A value
/// is a function of seed and time alone.
/// </summary>
public readonly struct SmoothNoise
{
    private readonly WhiteNoise _noise;

    public SmoothNoise(ulong seed, int channel) => _noise = new WhiteNoise(seed, channel);

    /// <summary>The value at a time, -1 to 1.</summary>
    /// <param name="cells">Time in distances between random values.</param>
    public double At(double cells)
    {
        var cell = Math.Floor(cells);
        var t = cells - cell;
        var from = _noise.Uniform((long)cell);
        var to = _noise.Uniform((long)cell + 1);

        // 6 t^5 - 15 t^4 + 10 t^3 (K. Perlin, "Improving noise", SIGGRAPH 2002).
        return from + ((to - from) * t * t * t * ((t * ((6 * t) - 15)) + 10));
    }
}
