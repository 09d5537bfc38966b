using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using static Lathe.Dsp.TruePeak.TruePeakTables;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// <see cref="TruePeakEnvelope"/> without the long part of the kernel: one quantum late instead of twenty, within 0.02 dB up to 0.44 of the
/// rate, above which it fades until 0.56. For gains that are corrected by the exact peaks afterwards. One channel; samples must be finite.
/// </summary>
public sealed class TruePeakEstimate
{
    /// <summary>Frames between an input sample and the peak reported for it.</summary>
    public const int Latency = Quantum.Frames;

    private const int Frames = Quantum.Frames;

    // Midpoints are known up to this many frames into the newest quantum: their taps end within it.
    private const int Ahead = 16;

    // Four quanta of which the third is judged; the midpoints stand where their frames do.
    private readonly double[] _samples = new double[4 * Frames];
    private readonly double[] _mids = new double[4 * Frames];
    private readonly double _level;
    private readonly double _threshold;

    /// <param name="level">Linear, above 0: where no point of a stretch can exceed it the sample's own magnitude is reported.</param>
    public TruePeakEstimate(double level)
    {
        _level = level;
        _threshold = level / FineGain * (1 - 1e-9);
    }

    public void Reset()
    {
        Array.Clear(_samples);
        Array.Clear(_mids);
    }

    /// <summary>Takes 64 samples and gives the 64 peaks of the frames <see cref="Latency"/> earlier, linear.</summary>
    public void Process(ReadOnlySpan<double> samples, Span<double> peaks)
    {
        _samples.AsSpan(Frames).CopyTo(_samples);
        _mids.AsSpan(Frames).CopyTo(_mids);
        samples.CopyTo(_samples.AsSpan(3 * Frames));
        Kernel.Abs(_samples.AsSpan(2 * Frames, Frames), peaks);
        var middle = (2 * Frames) + Ahead;
        TruePeakMidpoints.Fill(ShortMid, ref _samples[middle], ref _mids[middle]);
        if (Kernel.MaxAbs(_samples.AsSpan(Frames)) * ShortMidGain < _threshold)
        {
            return;
        }

        for (var g = 0; g < Frames; g += Group)
        {
            var frame = (2 * Frames) + g;
            if (Reaches(frame) && Nears(frame))
            {
                Peaks(frame).CopyTo(peaks[g..]);
            }
        }
    }

    private bool Nears(int frame) =>
        Vector512.GreaterThanOrEqualAny(TruePeakInterpolator.Near(ref _samples[frame], ref _mids[frame]), Vector512.Create(_level));

    private bool Reaches(int frame)
    {
        var max = Vector512<double>.Zero;
        for (var i = frame - Group; i <= frame + Group; i += Group)
        {
            max = Vector512.MaxNative(max, Vector512.Abs(Vector512.Create(_samples, i)));
            max = Vector512.MaxNative(max, Vector512.Abs(Vector512.Create(_mids, i)));
        }

        return Vector512.GreaterThanOrEqualAny(max, Vector512.Create(_threshold));
    }

    private Vector512<double> Peaks(int frame)
    {
        ref var x = ref _samples[frame];
        ref var m = ref _mids[frame];
        var max = Vector512.MaxNative(Vector512.Abs(Vector512.LoadUnsafe(ref x)), Vector512.Abs(Vector512.LoadUnsafe(ref m)));
        max = Vector512.MaxNative(max, TruePeakInterpolator.Between(ref x, ref m, 0));
        return Vector512.MaxNative(max, TruePeakInterpolator.Between(ref m, ref x, 1));
    }
}
