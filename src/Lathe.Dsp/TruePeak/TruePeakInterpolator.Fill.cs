using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using static Lathe.Dsp.TruePeak.TruePeakTables;

namespace Lathe.Dsp.TruePeak;

/// <content>The filters, each run where its result is first asked for.</content>
internal sealed partial class TruePeakInterpolator
{
    /// <summary>Eight values of the slow signal: the samples around each eighth frame, moved down by half the rate and low-passed.</summary>
    private void FillSlow(int quantum)
    {
        ref var x = ref _samples[(quantum * Quantum.Frames) - (SlowVectors * Group / 2)];
        ref var taps = ref MemoryMarshal.GetArrayDataReference(Slow);
        var max = 0.0;
        for (var half = 0; half < Groups; half += 4)
        {
            var a0 = Vector512<double>.Zero;
            var a1 = a0;
            var a2 = a0;
            var a3 = a0;
            for (var k = 0; k < SlowVectors; k++)
            {
                var c = Vector512.LoadUnsafe(ref taps, (nuint)(k * Group));
                var at = (nuint)((half + k) * Group);
                a0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, at), c, a0);
                a1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, at + Group), c, a1);
                a2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, at + (2 * Group)), c, a2);
                a3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, at + (3 * Group)), c, a3);
            }

            var to = _slow.AsSpan((quantum * Groups) + half, 4);
            to[0] = Reductions.Sum(a0);
            to[1] = Reductions.Sum(a1);
            to[2] = Reductions.Sum(a2);
            to[3] = Reductions.Sum(a3);
            max = Math.Max(max, Math.Max(Math.Max(Math.Abs(to[0]), Math.Abs(to[1])), Math.Max(Math.Abs(to[2]), Math.Abs(to[3]))));
        }

        _slowMax[quantum] = max;
    }

    private void FillMids(int quantum)
    {
        if (_hasMids[quantum])
        {
            return;
        }

        _hasMids[quantum] = true;
        TruePeakMidpoints.Fill(Mid, ref _samples[quantum * Quantum.Frames], ref _mids[quantum * Quantum.Frames]);
    }

    /// <summary>The long part of the kernel at each eighth frame, for samples and for midpoints.</summary>
    private void FillBand(int quantum)
    {
        if (_hasBand[quantum])
        {
            return;
        }

        _hasBand[quantum] = true;
        ref var slow = ref _slow[(quantum * Groups) - LongReach];
        if (fullBand)
        {
            FillAllBands(quantum, ref slow);
            return;
        }

        ref var forSample = ref MemoryMarshal.GetArrayDataReference(LongSample);
        ref var forMid = ref MemoryMarshal.GetArrayDataReference(LongMid);
        var last = Vector512.LoadUnsafe(ref slow, LongTaps - 1);
        var s0 = last * Vector512.Create(LongSample[LongTaps - 1]);
        var m0 = last * Vector512.Create(LongMid[LongTaps - 1]);
        var s1 = Vector512<double>.Zero;
        var m1 = s1;
        for (var k = 0; k < LongTaps - 1; k += 2)
        {
            var x0 = Vector512.LoadUnsafe(ref slow, (nuint)k);
            var x1 = Vector512.LoadUnsafe(ref slow, (nuint)k + 1);
            s0 = Vector512.FusedMultiplyAdd(x0, Vector512.Create(Unsafe.Add(ref forSample, k)), s0);
            m0 = Vector512.FusedMultiplyAdd(x0, Vector512.Create(Unsafe.Add(ref forMid, k)), m0);
            s1 = Vector512.FusedMultiplyAdd(x1, Vector512.Create(Unsafe.Add(ref forSample, k + 1)), s1);
            m1 = Vector512.FusedMultiplyAdd(x1, Vector512.Create(Unsafe.Add(ref forMid, k + 1)), m1);
        }

        var (sample, mid) = (s0 + s1, m0 + m1);
        sample.StoreUnsafe(ref _bandSamples[quantum * Groups]);
        mid.StoreUnsafe(ref _bandMids[quantum * Groups]);
        _bandMax[quantum] = Reductions.MaxNative(Vector512.MaxNative(Vector512.Abs(sample), Vector512.Abs(mid)));
    }

    /// <summary>The same and that of the full band in one run over the slow signal, with the same sums, for this quantum and the next.</summary>
    private void FillAllBands(int quantum, ref double slow)
    {
        ref var forSample = ref MemoryMarshal.GetArrayDataReference(LongSample);
        ref var forMid = ref MemoryMarshal.GetArrayDataReference(LongMid);
        ref var forFull = ref MemoryMarshal.GetArrayDataReference(LongFullMid);
        var (a, b) = (Vector512.LoadUnsafe(ref slow, LongTaps - 1), Vector512.LoadUnsafe(ref slow, LongTaps - 1 + Groups));
        var tap = Vector512.Create(LongSample[LongTaps - 1]);
        var (sample0, nextSample0) = (a * tap, b * tap);
        tap = Vector512.Create(LongMid[LongTaps - 1]);
        var (mid0, nextMid0) = (a * tap, b * tap);
        tap = Vector512.Create(LongFullMid[LongTaps - 1]);
        var (full0, nextFull0) = (a * tap, b * tap);
        var sample1 = Vector512<double>.Zero;
        var (mid1, full1, nextSample1, nextMid1, nextFull1) = (sample1, sample1, sample1, sample1, sample1);
        for (var k = 0; k < LongTaps - 1; k += 2)
        {
            a = Vector512.LoadUnsafe(ref slow, (nuint)k);
            b = Vector512.LoadUnsafe(ref slow, (nuint)(k + Groups));
            tap = Vector512.Create(Unsafe.Add(ref forSample, k));
            sample0 = Vector512.FusedMultiplyAdd(a, tap, sample0);
            nextSample0 = Vector512.FusedMultiplyAdd(b, tap, nextSample0);
            tap = Vector512.Create(Unsafe.Add(ref forMid, k));
            mid0 = Vector512.FusedMultiplyAdd(a, tap, mid0);
            nextMid0 = Vector512.FusedMultiplyAdd(b, tap, nextMid0);
            tap = Vector512.Create(Unsafe.Add(ref forFull, k));
            full0 = Vector512.FusedMultiplyAdd(a, tap, full0);
            nextFull0 = Vector512.FusedMultiplyAdd(b, tap, nextFull0);
            a = Vector512.LoadUnsafe(ref slow, (nuint)(k + 1));
            b = Vector512.LoadUnsafe(ref slow, (nuint)(k + 1 + Groups));
            tap = Vector512.Create(Unsafe.Add(ref forSample, k + 1));
            sample1 = Vector512.FusedMultiplyAdd(a, tap, sample1);
            nextSample1 = Vector512.FusedMultiplyAdd(b, tap, nextSample1);
            tap = Vector512.Create(Unsafe.Add(ref forMid, k + 1));
            mid1 = Vector512.FusedMultiplyAdd(a, tap, mid1);
            nextMid1 = Vector512.FusedMultiplyAdd(b, tap, nextMid1);
            tap = Vector512.Create(Unsafe.Add(ref forFull, k + 1));
            full1 = Vector512.FusedMultiplyAdd(a, tap, full1);
            nextFull1 = Vector512.FusedMultiplyAdd(b, tap, nextFull1);
        }

        Store(quantum, sample0 + sample1, mid0 + mid1, full0 + full1);
        Store(quantum + 1, nextSample0 + nextSample1, nextMid0 + nextMid1, nextFull0 + nextFull1);
    }

    private void Store(int quantum, Vector512<double> sample, Vector512<double> mid, Vector512<double> full)
    {
        _hasBand[quantum] = true;
        sample.StoreUnsafe(ref _bandSamples[quantum * Groups]);
        mid.StoreUnsafe(ref _bandMids[quantum * Groups]);
        full.StoreUnsafe(ref _bandFullMids[quantum * Groups]);
        var max = Vector512.MaxNative(Vector512.Abs(sample), Vector512.Abs(mid));
        _bandMax[quantum] = Reductions.MaxNative(Vector512.MaxNative(max, Vector512.Abs(full)));
    }

    /// <summary>Samples and midpoints of eight frames with the long part added.</summary>
    private void FillGrid(int frame)
    {
        var quantum = frame / Quantum.Frames;
        var bit = (byte)(1 << (frame % Quantum.Frames / Group));
        if ((_hasGrid[quantum] & bit) != 0)
        {
            return;
        }

        _hasGrid[quantum] |= bit;
        FillMids(quantum);
        var first = (frame / Group) - (BackTaps / 2) + 1;
        for (var q = first / Groups; q <= (first + BackTaps - 1) / Groups; q++)
        {
            FillBand(q);
        }

        ref var taps = ref MemoryMarshal.GetArrayDataReference(Back);
        ref var bandSample = ref _bandSamples[first];
        ref var bandMid = ref _bandMids[first];
        var sample = Vector512.LoadUnsafe(ref _samples[frame]);
        var mid = Vector512.LoadUnsafe(ref _mids[frame]);
        if (fullBand)
        {
            ref var bandFull = ref _bandFullMids[first];
            var full = mid;
            for (var k = 0; k < BackTaps; k++)
            {
                var c = Vector512.LoadUnsafe(ref taps, (nuint)(k * Group));
                sample = Vector512.FusedMultiplyAdd(c, Vector512.Create(Unsafe.Add(ref bandSample, k)), sample);
                mid = Vector512.FusedMultiplyAdd(c, Vector512.Create(Unsafe.Add(ref bandMid, k)), mid);
                full = Vector512.FusedMultiplyAdd(c, Vector512.Create(Unsafe.Add(ref bandFull, k)), full);
            }

            full.StoreUnsafe(ref _gridFullMids[frame]);
        }
        else
        {
            for (var k = 0; k < BackTaps; k++)
            {
                var c = Vector512.LoadUnsafe(ref taps, (nuint)(k * Group));
                sample = Vector512.FusedMultiplyAdd(c, Vector512.Create(Unsafe.Add(ref bandSample, k)), sample);
                mid = Vector512.FusedMultiplyAdd(c, Vector512.Create(Unsafe.Add(ref bandMid, k)), mid);
            }
        }

        sample.StoreUnsafe(ref _gridSamples[frame]);
        mid.StoreUnsafe(ref _gridMids[frame]);
    }
}
