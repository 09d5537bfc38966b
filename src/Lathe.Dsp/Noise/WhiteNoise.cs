using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Noise;

/// <summary>
/// White noise by position: a value is a function of seed, channel and frame alone, so that any order of blocks gives the
/// same bits. The values of a channel are a SplitMix64 sequence (G. L. Steele, D. Lea, C. H. Flood, Fast splittable
/// pseudorandom number generators, OOPSLA 2014) that starts where the seed and the channel say.
/// </summary>
public readonly struct WhiteNoise
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private const double Pow2Minus32 = 1.0 / (1L << 32);

    private readonly ulong _start;

    /// <param name="seed">Any value; different seeds give independent noise.</param>
    /// <param name="channel">Different channels give independent noise.</param>
    public WhiteNoise(ulong seed, int channel) => _start = Mix(Mix(seed) + (ulong)channel);

    /// <summary>64 equally likely bits.</summary>
    public ulong Bits(long frame) => Mix(_start + (((ulong)frame + 1) * Gamma));

    /// <summary>Equally distributed between -1 and 1, neither included: mean 0, variance 1/3.</summary>
    public double Uniform(long frame) => (((long)Bits(frame) >> 11) + 0.5) * (1.0 / (1L << 52));

    /// <summary>The difference of two equally distributed values from 0 to 1: triangular between -1 and 1, mean 0, variance 1/6.</summary>
    public double Triangular(long frame)
    {
        var bits = Bits(frame);
        return ((long)(bits >> 32) - (long)(uint)bits) * Pow2Minus32;
    }

    /// <summary>Normally distributed, mean 0, variance 1, at most 6.8 in size (G. E. P. Box, M. E. Muller, 1958).</summary>
    public double Gaussian(long frame)
    {
        var bits = Bits(frame);
        var radius = Math.Sqrt(-2 * DetMath.Log(((bits >> 32) + 0.5) * Pow2Minus32));
        return radius * DetMath.Cos(2 * Math.PI * Pow2Minus32 * (uint)bits);
    }

    /// <summary>Fills with <see cref="Uniform(long)"/> from <paramref name="frame"/> on.</summary>
    public void Uniform(long frame, Span<double> values)
    {
        for (var n = 0; n < values.Length; n++)
        {
            values[n] = Uniform(frame + n);
        }
    }

    /// <summary>Fills with <see cref="Triangular(long)"/> from <paramref name="frame"/> on.</summary>
    public void Triangular(long frame, Span<double> values)
    {
        for (var n = 0; n < values.Length; n++)
        {
            values[n] = Triangular(frame + n);
        }
    }

    /// <summary>Fills with <see cref="Gaussian(long)"/> from <paramref name="frame"/> on.</summary>
    public void Gaussian(long frame, Span<double> values)
    {
        for (var n = 0; n < values.Length; n++)
        {
            values[n] = Gaussian(frame + n);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
