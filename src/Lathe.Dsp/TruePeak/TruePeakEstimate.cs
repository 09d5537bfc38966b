using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using static Lathe.Dsp.TruePeak.TruePeakTables;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// <see cref="TruePeakEnvelope"/> without the long part of the kernel and with fewer taps: one quantum late instead of twenty, within 0.02 dB up to
/// 0.44 of the rate, above which it fades until 0.56. For gains that are corrected by the exact peaks afterwards. One channel; samples must be finite.
/// </summary>
public sealed class TruePeakEstimate
{
    /// <summary>Frames between an input sample and the peak reported for it.</summary>
    public const int Latency = Quantum.Frames;

    private const int Frames = Quantum.Frames;

    // Midpoints are known up to this many frames into the newest quantum: their taps end within it.
    private const int Ahead = 16;

    // Quanta kept before the newest one when room is made, and quanta that fit.
    private const int Kept = 3;
    private const int Capacity = 16;

    // The midpoints stand where their frames do.
    private readonly double[] _samples = new double[Capacity * Frames];
    private readonly double[] _mids = new double[Capacity * Frames];
    private readonly double _threshold;
    private int _count = Kept;
    private double _newest; // greatest magnitudes of the last three quanta
    private double _middle;
    private double _oldest;
    private bool _hasMids;

    /// <param name="level">Linear, above 0: where no point of a stretch can exceed it the sample's own magnitude is reported.</param>
    public TruePeakEstimate(double level)
    {
        _threshold = level / ShortFineGain * (1 - 1e-9);
    }

    public void Reset()
    {
        Array.Clear(_samples);
        Array.Clear(_mids);
        _count = Kept;
        (_newest, _middle, _oldest) = (0, 0, 0);
        _hasMids = false;
    }

    /// <summary>Takes 64 samples and gives the 64 peaks of the frames <see cref="Latency"/> earlier, linear.</summary>
    public void Process(ReadOnlySpan<double> samples, Span<double> peaks)
    {
        if (_count == Capacity)
        {
            _samples.AsSpan((Capacity - Kept) * Frames).CopyTo(_samples);
            _mids.AsSpan((Capacity - Kept) * Frames).CopyTo(_mids);
            _count = Kept;
        }

        samples.CopyTo(_samples.AsSpan(_count * Frames));
        var judged = (_count - 1) * Frames;
        _count++;
        (_oldest, _middle, _newest) = (_middle, _newest, Kernel.MaxAbs(samples));
        Kernel.Abs(_samples.AsSpan(judged, Frames), peaks);
        if (double.MaxNative(double.MaxNative(_oldest, _middle), _newest) * ShortMidGain < _threshold)
        {
            _hasMids = false;
            return;
        }

        if (!_hasMids)
        {
            FillMids(judged + Ahead - Frames);
        }

        FillMids(judged + Ahead);
        _hasMids = true;
        FindPeaks(judged, peaks);
    }

    private void FillMids(int frame) => TruePeakMidpoints.Fill(ShortMid, ref _samples[frame], ref _mids[frame]);

    private void FindPeaks(int judged, Span<double> peaks)
    {
        var threshold = Vector512.Create(_threshold);
        var before = TruePeakPoints.Known(ref _samples[judged - Group], ref _mids[judged - Group]);
        var here = TruePeakPoints.Known(ref _samples[judged], ref _mids[judged]);
        for (var g = 0; g < Frames; g += Group)
        {
            ref var x = ref _samples[judged + g];
            ref var m = ref _mids[judged + g];
            var after = TruePeakPoints.Known(ref _samples[judged + g + Group], ref _mids[judged + g + Group]);
            if (Vector512.GreaterThanOrEqualAny(Vector512.MaxNative(Vector512.MaxNative(before, here), after), threshold))
            {
                TruePeakPoints.Largest(ShortFine, ref x, ref m).CopyTo(peaks[g..]);
            }

            (before, here) = (here, after);
        }
    }
}
