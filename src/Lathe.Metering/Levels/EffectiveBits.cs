using System.Runtime.Intrinsics;

namespace Lathe.Metering.Levels;

/// <summary>The least number of bits that holds every sample seen exactly: 16 for 16-bit audio padded to 24.</summary>
public sealed class EffectiveBits
{
    /// <summary>More bits than this count as floating point.</summary>
    public const int Most = 32;

    // Adding and taking away 1.5 * 2^52 rounds a magnitude below 2^51 to an integer.
    private const double Rounder = 1.5 * (1L << 52);

    private int _bits = 1;

    /// <summary>1 to 32; null for samples that no 32-bit integer holds, and for nothing but zeros.</summary>
    public int? Bits => _bits is 1 or > Most ? null : _bits;

    /// <summary>True when a sample was seen that no 32-bit integer holds.</summary>
    public bool IsFloat => _bits > Most;

    public void Process(ReadOnlySpan<double> samples)
    {
        while (_bits <= Most && !Fit(samples, (double)(1L << (_bits - 1))))
        {
            _bits++;
        }
    }

    private static bool Fit(ReadOnlySpan<double> samples, double scale)
    {
        var i = 0;
        var wide = Vector512.Create(scale);
        var round = Vector512.Create(Rounder);
        for (; i <= samples.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var x = Vector512.Create(samples.Slice(i, Vector512<double>.Count)) * wide;
            if (!Vector512.EqualsAll((x + round) - round, x))
            {
                return false;
            }
        }

        for (; i < samples.Length; i++)
        {
            var x = samples[i] * scale;
            if ((x + Rounder) - Rounder != x)
            {
                return false;
            }
        }

        return true;
    }
}
