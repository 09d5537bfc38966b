using Lathe.Dsp.Numerics;

namespace Lathe.Metering.Loudness;

/// <summary>Loudness of weighted powers, and the gated figures of a programme.</summary>
public static class GatedLoudness
{
    /// <summary>LUFS below which a block never counts (BS.1770-5, Tech 3342).</summary>
    public const double AbsoluteGate = -70;

    private const double Offset = -0.691;

    private const double IntegratedGate = -10;

    private const double RangeGate = -20;

    /// <summary>LUFS of a weighted mean square: -0.691 + 10 log10; negative infinity for silence.</summary>
    public static double Of(double power) => power > 0 ? Offset + (10 * DetMath.Log10(power)) : double.NegativeInfinity;

    /// <summary>The weighted mean square of a loudness in LUFS.</summary>
    public static double ToPower(double lufs) => Decibels.ToPower(lufs - Offset);

    /// <summary>Integrated loudness in LUFS from the powers of 400 ms blocks every 100 ms; null where none passes the absolute gate.</summary>
    public static double? Integrated(ReadOnlySpan<double> blocks)
    {
        var mean = MeanAbove(blocks, ToPower(AbsoluteGate));
        return mean is null ? null : MeanAbove(blocks, Math.Max(ToPower(AbsoluteGate), mean.Value * Decibels.ToPower(IntegratedGate))) is { } gated
            ? Of(gated)
            : null;
    }

    /// <summary>
    /// Loudness range in LU from the powers of 3 s blocks every 100 ms (EBU Tech 3342): from the 10th to the 95th percentile, interpolated, of
    /// what lies above -70 LUFS and above 20 LU below its mean power; null where nothing does.
    /// </summary>
    public static double? Range(ReadOnlySpan<double> blocks)
    {
        var mean = MeanAbove(blocks, ToPower(AbsoluteGate));
        if (mean is null)
        {
            return null;
        }

        var gate = Math.Max(ToPower(AbsoluteGate), mean.Value * Decibels.ToPower(RangeGate));
        var kept = new List<double>(blocks.Length);
        foreach (var power in blocks)
        {
            if (power > gate)
            {
                kept.Add(power);
            }
        }

        if (kept.Count == 0)
        {
            return null;
        }

        kept.Sort();
        return Percentile(kept, 0.95) - Percentile(kept, 0.10);
    }

    private static double Percentile(List<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        var low = Of(sorted[below]);
        return below + 1 == sorted.Count ? low : low + ((at - below) * (Of(sorted[below + 1]) - low));
    }

    private static double? MeanAbove(ReadOnlySpan<double> powers, double gate)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var power in powers)
        {
            if (power > gate)
            {
                sum += power;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }
}
