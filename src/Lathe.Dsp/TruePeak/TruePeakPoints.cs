using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Lathe.Dsp.TruePeak.TruePeakTables;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// Points between samples and midpoints, for eight frames at once, by the short filters of <see cref="TruePeakTables"/>. The points between a sample
/// and its midpoint and those between the midpoint and the next sample are made in one run, since they share half of what they read.
/// </summary>
internal static class TruePeakPoints
{
    /// <summary>The greatest magnitude of samples and midpoints of eight frames, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Known(ref double samples, ref double mids) =>
        Vector512.MaxNative(Vector512.Abs(Vector512.LoadUnsafe(ref samples)), Vector512.Abs(Vector512.LoadUnsafe(ref mids)));

    /// <summary>The greatest magnitude of the points a quarter of a frame apart, from each of eight frames on to the next, that included.</summary>
    public static Vector512<double> Quarters(ref double samples, ref double mids) => Vector512.MaxNative(
        Vector512.MaxNative(Known(ref samples, ref mids), Vector512.Abs(Vector512.LoadUnsafe(ref Unsafe.Add(ref samples, 1)))),
        Middle(Fine, ref samples, ref mids));

    /// <summary>The greatest magnitude of the 16 points from each of eight frames on to just before the next.</summary>
    /// <param name="fine"><see cref="Fine"/> or <see cref="ShortFine"/>.</param>
    /// <param name="samples">The first of the eight; as many are read to either side as there are taps, halved.</param>
    /// <param name="mids">The midpoints that follow them.</param>
    public static Vector512<double> Largest(double[] fine, ref double samples, ref double mids)
    {
        var max = Vector512.MaxNative(Known(ref samples, ref mids), Middle(fine, ref samples, ref mids));
        for (var pair = 0; pair < FinePoints / 2; pair++)
        {
            max = Vector512.MaxNative(max, Mirrored(fine, pair, ref samples, ref mids));
        }

        return max;
    }

    /// <summary>The greater magnitude of the two points halfway between samples and midpoints.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Middle(double[] fine, ref double samples, ref double mids)
    {
        var half = fine.Length / FinePoints / 2;
        ref var tap = ref MemoryMarshal.GetArrayDataReference(fine);
        var first = Vector512<double>.Zero;
        var second = first;
        for (var p = 0; p < half; p++)
        {
            var early = Vector512.LoadUnsafe(ref Unsafe.Add(ref samples, p - half + 1));
            var late = Vector512.LoadUnsafe(ref Unsafe.Add(ref samples, half - p));
            var outer = Vector512.Create(tap);
            var inner = Vector512.Create(Unsafe.Add(ref tap, FinePoints));
            first = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, p - half)) + late, outer, first);
            second = Vector512.FusedMultiplyAdd(early + Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, half - p)), outer, second);
            first = Vector512.FusedMultiplyAdd(early + Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, half - 1 - p)), inner, first);
            second = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, p - half + 1)) + late, inner, second);
            tap = ref Unsafe.Add(ref tap, 2 * FinePoints);
        }

        return Vector512.MaxNative(Vector512.Abs(first), Vector512.Abs(second));
    }

    /// <summary>The greatest magnitude of four points: a pair that mirror each other about the middle one, and their like in the other half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Mirrored(double[] fine, int pair, ref double samples, ref double mids)
    {
        var half = fine.Length / FinePoints / 2;
        ref var tap = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(fine), 1 + (2 * pair));
        var even0 = Vector512<double>.Zero;
        var odd0 = even0;
        var even1 = even0;
        var odd1 = even0;
        for (var p = 0; p < half; p++)
        {
            var early = Vector512.LoadUnsafe(ref Unsafe.Add(ref samples, p - half + 1));
            var late = Vector512.LoadUnsafe(ref Unsafe.Add(ref samples, half - p));
            var before = Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, p - half));
            var after = Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, half - p));
            var even = Vector512.Create(tap);
            var odd = Vector512.Create(Unsafe.Add(ref tap, 1));
            even0 = Vector512.FusedMultiplyAdd(before + late, even, even0);
            odd0 = Vector512.FusedMultiplyAdd(before - late, odd, odd0);
            even1 = Vector512.FusedMultiplyAdd(early + after, even, even1);
            odd1 = Vector512.FusedMultiplyAdd(early - after, odd, odd1);
            before = Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, p - half + 1));
            after = Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, half - 1 - p));
            even = Vector512.Create(Unsafe.Add(ref tap, FinePoints));
            odd = Vector512.Create(Unsafe.Add(ref tap, FinePoints + 1));
            even0 = Vector512.FusedMultiplyAdd(early + after, even, even0);
            odd0 = Vector512.FusedMultiplyAdd(early - after, odd, odd0);
            even1 = Vector512.FusedMultiplyAdd(before + late, even, even1);
            odd1 = Vector512.FusedMultiplyAdd(before - late, odd, odd1);
            tap = ref Unsafe.Add(ref tap, 2 * FinePoints);
        }

        // Two points that mirror each other are e + o and e - o; the greater magnitude of the two is |e| + |o|.
        return Vector512.MaxNative(Vector512.Abs(even0) + Vector512.Abs(odd0), Vector512.Abs(even1) + Vector512.Abs(odd1));
    }
}
