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
    private readonly double[] _bandMax = new double[Capacity];
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
            max = Vector512.MaxNative(max, Vector512.Abs(Vector512.LoadUnsafe(ref x, (nuint)i)));
        }

        _sampleMax[newest] = Reductions.MaxNative(max);
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
            max = Vector512.MaxNative(max, Vector512.Abs(Vector512.LoadUnsafe(ref x, start + i)));
            max = Vector512.MaxNative(max, Vector512.Abs(Vector512.LoadUnsafe(ref m, start + i)));
        }

        return Vector512.GreaterThanOrEqualAny(max, Vector512.Create(threshold));
    }

    /// <summary>The largest magnitude of the 16 grid points from each of eight frames on to just before the next. The group is 0 to 7.</summary>
    public Vector512<double> Peaks(int group)
    {
        var frame = ((_count - 1 - Lag) * Quantum.Frames) + (group * Group);
        FillGrid(frame - Group);
        FillGrid(frame);
        FillGrid(frame + Group);
        var max = TruePeakPoints.Largest(Fine, ref _gridSamples[frame], ref _gridMids[frame]);
        if (!fullBand)
        {
            return max;
        }

        var full = TruePeakPoints.Largest(Fine, ref _samples[frame], ref _gridFullMids[frame]);
        return Vector512.MaxNative(max, full + Vector512.Create(FullTail * SlowNear()));
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
        Move(_bandMax, 1);
        Move(_hasBand, 1);
        Move(_hasGrid, 1);
        _count = Kept;

        static void Move<T>(T[] values, int perQuantum) =>
            values.AsSpan((Capacity - Kept) * perQuantum).CopyTo(values);
    }
}
