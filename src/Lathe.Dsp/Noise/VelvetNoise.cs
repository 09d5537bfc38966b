using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Noise;

/// <summary>
/// Velvet noise: one pulse of either sign at a random place in each of equal stretches (M. Karjalainen, H. Järvelainen, "Reverberation modeling using
/// velvet noise", AES 30th conference, 2007). As a filter it decorrelates with few multiplications and little coloration
/// (B. Alary, A. Politis, V. Välimäki, "Velvet-noise decorrelator", DAFx 2017).
/// </summary>
public static class VelvetNoise
{
    /// <summary>Pulses under an exponential decay, together of energy 1.</summary>
    /// <param name="pulses">Their number; 1 or more.</param>
    /// <param name="frames">Length of the whole, at least as many.</param>
    /// <param name="decay">Level of the end in dB against the beginning, negative.</param>
    /// <param name="seed">Another seed gives other pulses.</param>
    public static (int[] Delays, double[] Gains) Filter(int pulses, int frames, double decay, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pulses);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, pulses);
        var noise = new WhiteNoise(seed, 0);
        var delays = new int[pulses];
        var gains = new double[pulses];
        var energy = 0.0;
        for (var p = 0; p < pulses; p++)
        {
            var start = (long)p * frames / pulses;
            var length = ((p + 1L) * frames / pulses) - start;
            delays[p] = (int)(start + (long)((noise.Uniform(2 * p) + 1) / 2 * length));
            var sign = noise.Uniform((2 * p) + 1) < 0 ? -1 : 1;
            gains[p] = sign * DetMath.DbToGain(decay * delays[p] / frames);
            energy += gains[p] * gains[p];
        }

        var scale = 1 / Math.Sqrt(energy);
        for (var p = 0; p < pulses; p++)
        {
            gains[p] *= scale;
        }

        return (delays, gains);
    }
}
