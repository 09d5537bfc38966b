using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using static Lathe.Dsp.TruePeak.TruePeakTables;

namespace Lathe.Dsp.TruePeak;

/// <content>Where the wave may reach a level, told by as few points and as little of the kernel as it takes.</content>
internal sealed partial class TruePeakInterpolator
{
    /// <summary>
    /// Bernstein: the second derivative of a wave below half the rate is at most pi^2 times its largest value, so a peak at most an eighth of a frame
    /// from a known point exceeds that by pi^2/128 = 0.0771 of it; a quarter more since only the neighborhood's largest value is known.
    /// </summary>
    private const double QuarterRise = 0.1;

    /// <summary>The same for points half a frame apart, from which a peak is at most a quarter of a frame away: pi^2/32 = 0.308.</summary>
    private const double HalfRise = 0.4;

    // In shares of the level: the bound that needs no run of the long filters does up to here,
    private const double Negligible = 0.0015;

    // and up to here points without the long part rule out enough.
    private const double Little = 0.04;

    /// <summary>The groups (bits 0 to 7) of the judged quantum in which the wave may reach a level.</summary>
    public int GroupsNear(double level)
    {
        var quantum = _count - 1 - Lag;
        FillMids(quantum - 1);
        FillMids(quantum);
        FillMids(quantum + 1);
        var missing = Missing(quantum, level);
        var tail = fullBand ? FullTail * SlowNear() : 0;
        Span<double> greatest = stackalloc double[Groups + 2];
        var first = quantum * Quantum.Frames;
        for (var g = 0; g < greatest.Length; g++)
        {
            var frame = first + ((g - 1) * Group);
            greatest[g] = Reductions.MaxNative(TruePeakPoints.Known(ref _samples[frame], ref _mids[frame]));
        }

        var near = 0;
        for (var g = 0; g < Groups; g++)
        {
            var around = double.MaxNative(double.MaxNative(greatest[g], greatest[g + 1]), greatest[g + 2]) + missing;
            if ((around * (1 + HalfRise)) + tail >= level && MayReach(first + (g * Group), level - tail, missing, QuarterRise * around))
            {
                near |= 1 << g;
            }
        }

        return near;
    }

    /// <summary>The most that the long part of the kernel can add to samples and midpoints of the judged quantum and the groups beside it.</summary>
    private double Missing(int quantum, double level)
    {
        var most = BackGain * LongGain * SlowNear();
        if (most <= Negligible * level)
        {
            return most;
        }

        var greatest = 0.0;
        for (var q = quantum - 2; q <= quantum + 2; q++)
        {
            FillBand(q);
            greatest = double.MaxNative(greatest, _bandMax[q]);
        }

        return BackGain * greatest * Margin;
    }

    /// <summary>From the least to the most expensive look; each can only rule out.</summary>
    private bool MayReach(int frame, double level, double missing, double rise)
    {
        ref var x = ref _samples[frame];
        ref var m = ref _mids[frame];
        var bound = level - (FineGain * missing);
        if (!Vector512.GreaterThanOrEqualAny(TruePeakPoints.Quarters(ref x, ref m), Vector512.Create(bound - rise)))
        {
            return false;
        }

        if (missing <= Negligible * level)
        {
            return Vector512.GreaterThanOrEqualAny(TruePeakPoints.Largest(Fine, ref x, ref m), Vector512.Create(bound));
        }

        return missing <= Little * level || GridMayReach(frame, level);
    }

    private bool GridMayReach(int frame, double level)
    {
        FillGrid(frame - Group);
        FillGrid(frame);
        FillGrid(frame + Group);
        var bound = Vector512.Create(level);
        return Vector512.GreaterThanOrEqualAny(Rising(ref _gridSamples[frame], ref _gridMids[frame]), bound)
            || (fullBand && Vector512.GreaterThanOrEqualAny(Rising(ref _samples[frame], ref _gridFullMids[frame]), bound));
    }

    /// <summary>For eight frames the most that the wave can reach from each on to the next, as the points a quarter of a frame apart tell.</summary>
    private static Vector512<double> Rising(ref double samples, ref double mids)
    {
        var around = TruePeakPoints.Known(ref samples, ref mids);
        around = Vector512.MaxNative(around, TruePeakPoints.Known(ref Unsafe.Add(ref samples, -Group), ref Unsafe.Add(ref mids, -Group)));
        around = Vector512.MaxNative(around, TruePeakPoints.Known(ref Unsafe.Add(ref samples, Group), ref Unsafe.Add(ref mids, Group)));
        return TruePeakPoints.Quarters(ref samples, ref mids) + Vector512.Create(QuarterRise * Reductions.MaxNative(around));
    }
}
