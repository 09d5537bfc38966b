using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Metering;

namespace Lathe.Analysis.Comparison;

/// <summary>Compares two versions of the same music, streaming.</summary>
public static class Comparer
{
    private const int FramesPerRead = 16384;
    private const double LeastLikeness = 0.1;

    /// <param name="a">The reference. Not disposed.</param>
    /// <param name="b">What is judged. Not disposed.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Comparison Compare(
        IAudioSource a, IAudioSource b, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var measuredA = Measurer.Measure(a, Part(progress, 0, 0.35), cancellation);
        var measuredB = Measurer.Measure(b, Part(progress, 0.35, 0.7), cancellation);
        var comparison = new Comparison { A = measuredA, B = measuredB };
        if (a.Format.SampleRate != b.Format.SampleRate || TimeOffset.Find(a, b, LoudestFrame(measuredA)) is not { } found)
        {
            progress?.Report(1);
            return comparison;
        }

        var (offset, likeness) = found;
        comparison = comparison with { Likeness = Math.Abs(likeness) };
        if (Math.Abs(likeness) >= LeastLikeness)
        {
            cancellation.ThrowIfCancellationRequested();
            var (gain, residual) = Null(a, b, offset, cancellation);
            comparison = comparison with
            {
                OffsetFrames = offset,
                PolarityInverted = gain < 0,
                BestGain = Decibels.OfMagnitude(Math.Abs(gain)),
                Residual = residual,
            };
        }

        progress?.Report(1);
        return comparison;
    }

    private static Progress? Part(IProgress<double>? progress, double from, double to) =>
        progress is null ? null : new Progress(progress, from, to);

    /// <summary>The start of the loudest 3 s, where the likeness is judged.</summary>
    private static long LoudestFrame(Measurement.Measurement m)
    {
        var loudest = 0;
        for (var i = 1; i < m.History.ShortTerm.Length; i++)
        {
            loudest = m.History.ShortTerm[i] > m.History.ShortTerm[loudest] ? i : loudest;
        }

        return (long)(loudest * m.History.HopSeconds * m.Format.SampleRate);
    }

    /// <summary>The gain of B that leaves least of A, and what it leaves, dB.</summary>
    private static (double Gain, double? Residual) Null(IAudioSource a, IAudioSource b, int offset, CancellationToken cancellation)
    {
        var (bb, ab) = (0.0, 0.0);
        Each(a, b, offset, (x, y) =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                bb += y[i] * y[i];
                ab += x[i] * y[i];
            }
        }, cancellation);
        var gain = bb > 0 ? ab / bb : 0;
        var (aa, rest) = (0.0, 0.0);
        Each(a, b, offset, (x, y) =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                var difference = x[i] - (gain * y[i]);
                aa += x[i] * x[i];
                rest += difference * difference;
            }
        }, cancellation);
        return (gain, aa > 0 ? Decibels.OfPower(rest / aa) ?? double.NegativeInfinity : null);
    }

    /// <summary>Hands over each channel of both, block by block, where both have frames; a mono one stands against every channel.</summary>
    private static void Each(IAudioSource a, IAudioSource b, int offset, BlockPair visit, CancellationToken cancellation)
    {
        using var bufferA = new AudioBuffer(a.Format.Channels, FramesPerRead);
        using var bufferB = new AudioBuffer(b.Format.Channels, FramesPerRead);
        var channels = Math.Max(a.Format.Channels, b.Format.Channels);
        for (var position = (long)Math.Max(0, -offset); position < Math.Min(a.Frames, b.Frames - offset);)
        {
            cancellation.ThrowIfCancellationRequested();
            var frames = Math.Min(a.Read(position, bufferA.All), b.Read(position + offset, bufferB.All));
            if (frames == 0)
            {
                break;
            }

            for (var c = 0; c < channels; c++)
            {
                var x = bufferA[Math.Min(c, bufferA.Channels - 1)][..frames];
                var y = bufferB[Math.Min(c, bufferB.Channels - 1)][..frames];
                Metering.Levels.NonFinite.Replace(x);
                Metering.Levels.NonFinite.Replace(y);
                visit(x, y);
            }

            position += frames;
        }
    }

    private delegate void BlockPair(ReadOnlySpan<double> a, ReadOnlySpan<double> b);

    private sealed class Progress(IProgress<double> whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value * (to - from)));
    }
}
