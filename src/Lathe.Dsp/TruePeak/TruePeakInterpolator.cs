using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using static Lathe.Dsp.TruePeak.TruePeakTables;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// The grid of <see cref="TruePeakKernel"/> for one channel, computed only where it is asked for. A quantum of 64 samples goes in;
/// the quantum <see cref="Lag"/> earlier can then be judged in groups of eight frames. Each value is the same sum in the same order whether its
/// neighbors were computed or not, so skipping changes no bit.
/// </summary>
internal sealed partial class TruePeakInterpolator(bool fullBand = false)
{
    /// <summary>Quanta between what is pushed and what can be judged.</summary>
    public const int Lag = 20;

    /// <summary>
    /// Bernstein: the second derivative of a wave below half the rate is at most pi^2 times its largest value, so a peak at most an eighth of a frame
    /// from a known point exceeds that by pi^2/128 = 0.0771 of it; a quarter more since only the neighborhood's largest value is known.
    /// </summary>
    private const double QuarterRise = 0.1;

    private const int Groups = Quantum.Frames / Group;

    /// <summary>Quanta kept behind the newest: the lag and, behind the judged one, the reach of the long taps and of those that bring it back.</summary>
    private const int Kept = (2 * Lag) + 1;

    private const int Capacity = Kept + 64;

    /// <summary>Covers the rounding of the bounds, which are sums of a few hundred products.</summary>
    private const double Margin = 1 + 1e-9;

    private readonly double[] _samples = new double[Capacity * Quantum.Frames];
    private readonly double[] _mids = new double[Capacity * Quantum.Frames];
    private readonly double[] _gridSamples = new double[Capacity * Quantum.Frames];
    private readonly double[] _gridMids = new double[Capacity * Quantum.Frames];
    private readonly double[] _slow = new double[Capacity * Groups];
    private readonly double[] _bandSamples = new double[Capacity * Groups];
    private readonly double[] _bandMids = new double[Capacity * Groups];
    private readonly double[] _gridFullMids = new double[fullBand ? Capacity * Quantum.Frames : 0];
    private readonly double[] _bandFullMids = new double[fullBand ? Capacity * Groups : 0];
    private readonly double _slowGain = fullBand ? FullSlowGain : SlowGain;
    private readonly double[] _sampleMax = new double[Capacity];
    private readonly double[] _slowMax = new double[Capacity];
    private readonly bool[] _hasMids = new bool[Capacity];
    private readonly bool[] _hasBand = new bool[Capacity];
    private readonly byte[] _hasGrid = new byte[Capacity];
    private int _count = Kept;
    private bool _hasSlowNear;
    private double _slowNear;

    /// <summary>The samples of the judged quantum.</summary>
    public ReadOnlySpan<double> Judged => _samples.AsSpan((_count - 1 - Lag) * Quantum.Frames, Quantum.Frames);

    public void Reset()
    {
        Array.Clear(_samples);
        Array.Clear(_slow);
        Array.Clear(_sampleMax);
        Array.Clear(_slowMax);
        Array.Clear(_hasMids);
        Array.Clear(_hasBand);
        Array.Clear(_hasGrid);
        _hasSlowNear = false;
        _count = Kept;
    }

    /// <summary>Takes the next 64 samples.</summary>
    public void Push(ReadOnlySpan<double> samples)
    {
        if (_count == Capacity)
        {
            MakeRoom();
        }

        var newest = _count++;
        samples[..Quantum.Frames].CopyTo(_samples.AsSpan(newest * Quantum.Frames));
        ref var x = ref _samples[newest * Quantum.Frames];
        var max = Vector512<double>.Zero;
        for (var i = 0; i < Quantum.Frames; i += Group)
        {
            max = Vector512.Max(max, Vector512.Abs(Vector512.LoadUnsafe(ref x, (nuint)i)));
        }

        _sampleMax[newest] = Reductions.Max(max);
        _hasMids[newest] = false;
        _hasBand[newest] = false;
        _hasGrid[newest] = 0;
        _hasSlowNear = false;
        FillSlow(newest - 1);
    }

    /// <summary>True where no point of the judged quantum can exceed the level.</summary>
    public bool StaysBelow(double level)
    {
        var q = _count - 1 - Lag;
        var near = 0.0;
        for (var i = q - 2; i <= q + 2; i++)
        {
            near = Math.Max(near, _sampleMax[i]);
        }

        return FineGain * ((MidGain * near) + (_slowGain * SlowNear())) * Margin < level;
    }

    /// <summary>
    /// A level that samples and midpoints of a group and its two neighbors must reach for any point of the group to reach
    /// <paramref name="level"/>; zero or less where nothing can be ruled out. Call before <see cref="GroupReaches"/>.
    /// </summary>
    public double Threshold(double level)
    {
        var q = _count - 1 - Lag;
        FillMids(q - 1);
        FillMids(q);
        FillMids(q + 1);
        return (level / (FineGain * Margin)) - (_slowGain * SlowNear());
    }

    /// <summary>Whether a sample or midpoint of a group (0 to 7) of the judged quantum or of a neighbor reaches a threshold.</summary>
    public bool GroupReaches(int group, double threshold)
    {
        var start = (nuint)(((_count - 1 - Lag) * Quantum.Frames) + ((group - 1) * Group));
        ref var x = ref MemoryMarshal.GetArrayDataReference(_samples);
        ref var m = ref MemoryMarshal.GetArrayDataReference(_mids);
        var max = Vector512<double>.Zero;
        for (nuint i = 0; i < 3 * Group; i += Group)
        {
            max = Vector512.Max(max, Vector512.Abs(Vector512.LoadUnsafe(ref x, start + i)));
            max = Vector512.Max(max, Vector512.Abs(Vector512.LoadUnsafe(ref m, start + i)));
        }

        return Vector512.GreaterThanOrEqualAny(max, Vector512.Create(threshold));
    }

    /// <summary>
    /// Whether the wave may reach a level anywhere in a group, by the points a quarter of a frame apart: between them it rises above the nearer one by
    /// at most <see cref="QuarterRise"/> of what it is around there. Much cheaper than <see cref="Peaks"/>.
    /// </summary>
    public bool GroupNears(int group, double level)
    {
        var frame = ((_count - 1 - Lag) * Quantum.Frames) + (group * Group);
        FillGrid(frame - Group);
        FillGrid(frame);
        FillGrid(frame + Group);
        var near = Near(ref _gridSamples[frame], ref _gridMids[frame]);
        if (fullBand)
        {
            near = Vector512.Max(near, Near(ref _samples[frame], ref _gridFullMids[frame]) + Vector512.Create(FullTail * SlowNear()));
        }

        return Vector512.GreaterThanOrEqualAny(near, Vector512.Create(level));
    }

    /// <summary>For eight frames the most that the wave can reach from each on to the next, as the points a quarter of a frame apart tell.</summary>
    internal static Vector512<double> Near(ref double samples, ref double mids)
    {
        var around = Vector512<double>.Zero;
        for (var i = -Group; i <= Group; i += Group)
        {
            around = Vector512.MaxNative(around, Vector512.Abs(Vector512.LoadUnsafe(ref Unsafe.Add(ref samples, i))));
            around = Vector512.MaxNative(around, Vector512.Abs(Vector512.LoadUnsafe(ref Unsafe.Add(ref mids, i))));
        }

        var near = Vector512.MaxNative(Vector512.Abs(Vector512.LoadUnsafe(ref samples)), Vector512.Abs(Vector512.LoadUnsafe(ref mids)));
        near = Vector512.MaxNative(near, Vector512.Abs(Vector512.LoadUnsafe(ref Unsafe.Add(ref samples, 1))));
        near = Vector512.MaxNative(near, Vector512.MaxNative(Vector512.Abs(Halfway(ref samples, ref mids, 0)), Vector512.Abs(Halfway(ref mids, ref samples, 1))));
        return near + Vector512.Create(QuarterRise * Reductions.Max(around));
    }

    /// <summary>The largest magnitude of the 16 grid points from each of eight frames on to just before the next. The group is 0 to 7.</summary>
    public Vector512<double> Peaks(int group)
    {
        var frame = ((_count - 1 - Lag) * Quantum.Frames) + (group * Group);
        FillGrid(frame - Group);
        FillGrid(frame);
        FillGrid(frame + Group);
        ref var e = ref _gridSamples[frame];
        ref var m = ref _gridMids[frame];
        var max = Vector512.Max(Vector512.Abs(Vector512.LoadUnsafe(ref e)), Vector512.Abs(Vector512.LoadUnsafe(ref m)));
        max = Vector512.Max(max, Between(ref e, ref m, 0));
        max = Vector512.Max(max, Between(ref m, ref e, 1));
        return fullBand ? Vector512.Max(max, FullPeaks(frame)) : max;
    }

    private Vector512<double> FullPeaks(int frame)
    {
        ref var x = ref _samples[frame];
        ref var m = ref _gridFullMids[frame];
        var max = Vector512.Max(Vector512.Abs(Vector512.LoadUnsafe(ref x)), Vector512.Abs(Vector512.LoadUnsafe(ref m)));
        max = Vector512.Max(max, Vector512.Max(Between(ref x, ref m, 0), Between(ref m, ref x, 1)));
        return max + Vector512.Create(FullTail * SlowNear());
    }

    /// <summary>
    /// Seven points between each of eight values of one half of the grid and the next value of the other half.
    /// <paramref name="ahead"/> is 1 where that next value has the next frame's index.
    /// </summary>
    internal static Vector512<double> Between(ref double from, ref double to, int ahead)
    {
        ref var taps = ref MemoryMarshal.GetArrayDataReference(Fine);
        var middle = Vector512<double>.Zero;
        var e0 = middle;
        var o0 = middle;
        var e1 = middle;
        var o1 = middle;
        var e2 = middle;
        var o2 = middle;
        for (var k = 0; k < FineTaps / 2; k++)
        {
            Pair(ref from, ref to, ahead, k, out var one, out var other);
            var sum = one + other;
            var difference = one - other;
            ref var c = ref Unsafe.Add(ref taps, k * FinePoints);
            middle = Vector512.FusedMultiplyAdd(sum, Vector512.Create(c), middle);
            e0 = Vector512.FusedMultiplyAdd(sum, Vector512.Create(Unsafe.Add(ref c, 1)), e0);
            o0 = Vector512.FusedMultiplyAdd(difference, Vector512.Create(Unsafe.Add(ref c, 2)), o0);
            e1 = Vector512.FusedMultiplyAdd(sum, Vector512.Create(Unsafe.Add(ref c, 3)), e1);
            o1 = Vector512.FusedMultiplyAdd(difference, Vector512.Create(Unsafe.Add(ref c, 4)), o1);
            e2 = Vector512.FusedMultiplyAdd(sum, Vector512.Create(Unsafe.Add(ref c, 5)), e2);
            o2 = Vector512.FusedMultiplyAdd(difference, Vector512.Create(Unsafe.Add(ref c, 6)), o2);
        }

        // Two points that mirror each other are e + o and e - o; the larger magnitude of the two is |e| + |o|.
        var max = Vector512.MaxNative(Vector512.Abs(middle), Vector512.Abs(e0) + Vector512.Abs(o0));
        return Vector512.MaxNative(max, Vector512.MaxNative(Vector512.Abs(e1) + Vector512.Abs(o1), Vector512.Abs(e2) + Vector512.Abs(o2)));
    }

    /// <summary>Taps k and 15 - k of <see cref="Between"/>, k from 0 to 7: the values k - 7 and 8 - k half frames after the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(ref double from, ref double to, int ahead, int k, out Vector512<double> one, out Vector512<double> other)
    {
        var j = k - (FineTaps / 2) + 1;
        if ((j & 1) == 0)
        {
            one = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, j >> 1));
            other = Vector512.LoadUnsafe(ref Unsafe.Add(ref to, (-j >> 1) + ahead));
        }
        else
        {
            one = Vector512.LoadUnsafe(ref Unsafe.Add(ref to, ((j - 1) >> 1) + ahead));
            other = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, (1 - j) >> 1));
        }
    }

    /// <summary>The middle one of the points of <see cref="Between"/>.</summary>
    private static Vector512<double> Halfway(ref double from, ref double to, int ahead)
    {
        ref var taps = ref MemoryMarshal.GetArrayDataReference(Fine);
        var even = Vector512<double>.Zero;
        var odd = even;
        for (var k = 0; k < FineTaps / 2; k += 2)
        {
            Pair(ref from, ref to, ahead, k, out var one, out var other);
            even = Vector512.FusedMultiplyAdd(one + other, Vector512.Create(Unsafe.Add(ref taps, k * FinePoints)), even);
            Pair(ref from, ref to, ahead, k + 1, out one, out other);
            odd = Vector512.FusedMultiplyAdd(one + other, Vector512.Create(Unsafe.Add(ref taps, (k + 1) * FinePoints)), odd);
        }

        return even + odd;
    }

    /// <summary>The largest value of the slow signal within reach of the judged quantum.</summary>
    private double SlowNear()
    {
        if (!_hasSlowNear)
        {
            _hasSlowNear = true;
            _slowNear = Kernel.MaxAbs(_slowMax.AsSpan(_count - (2 * Lag), (2 * Lag) - 1));
        }

        return _slowNear;
    }

    private void MakeRoom()
    {
        Move(_samples, Quantum.Frames);
        Move(_mids, Quantum.Frames);
        Move(_gridSamples, Quantum.Frames);
        Move(_gridMids, Quantum.Frames);
        Move(_slow, Groups);
        Move(_bandSamples, Groups);
        Move(_bandMids, Groups);
        Move(_sampleMax, 1);
        if (fullBand)
        {
            Move(_gridFullMids, Quantum.Frames);
            Move(_bandFullMids, Groups);
        }

        Move(_slowMax, 1);
        Move(_hasMids, 1);
        Move(_hasBand, 1);
        Move(_hasGrid, 1);
        _count = Kept;

        static void Move<T>(T[] values, int perQuantum) =>
            values.AsSpan((Capacity - Kept) * perQuantum).CopyTo(values);
    }
}
