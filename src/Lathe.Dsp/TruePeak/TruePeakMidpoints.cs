using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using static Lathe.Dsp.TruePeak.TruePeakTables;

namespace Lathe.Dsp.TruePeak;

/// <summary>The half-band filter that gives the points halfway between samples.</summary>
internal static class TruePeakMidpoints
{
    /// <summary>Fills 64 midpoints, each between the sample of its index and the next. As many samples are read to either side as there are taps.</summary>
    public static void Fill(double[] half, ref double samples, ref double mids)
    {
        ref var taps = ref MemoryMarshal.GetArrayDataReference(half);
        var count = half.Length;
        for (var start = 0; start < Quantum.Frames; start += 4 * Group)
        {
            ref var before = ref Unsafe.Add(ref samples, start);
            ref var after = ref Unsafe.Add(ref before, 1);
            var a0 = Vector512<double>.Zero;
            var a1 = a0;
            var a2 = a0;
            var a3 = a0;
            for (var k = 0; k < count; k++)
            {
                var c = Vector512.Create(Unsafe.Add(ref taps, k));
                a0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref before) + Vector512.LoadUnsafe(ref after), c, a0);
                a1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref before, Group) + Vector512.LoadUnsafe(ref after, Group), c, a1);
                a2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref before, 2 * Group) + Vector512.LoadUnsafe(ref after, 2 * Group), c, a2);
                a3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref before, 3 * Group) + Vector512.LoadUnsafe(ref after, 3 * Group), c, a3);
                before = ref Unsafe.Subtract(ref before, 1);
                after = ref Unsafe.Add(ref after, 1);
            }

            ref var to = ref Unsafe.Add(ref mids, start);
            a0.StoreUnsafe(ref to);
            a1.StoreUnsafe(ref to, Group);
            a2.StoreUnsafe(ref to, 2 * Group);
            a3.StoreUnsafe(ref to, 3 * Group);
        }
    }
}
