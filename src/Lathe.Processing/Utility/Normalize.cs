using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.TruePeak;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Utility;

/// <summary>
/// Brings the highest peak of a whole file to a level: one pass to find it, one to change the gain, the same for all channels. Silence stays as it is.
/// </summary>
public sealed class Normalize : IWholeFile<Normalize>
{
    private const int BlockFrames = 4096;

    private static readonly Param Target = Param.Decibels("target", "Target", -60, 0, -1, "level of the highest peak afterwards, dBFS or dBTP", Rate.Setup);

    private static readonly Param Peak = Param.Choice(
        "peak", "Peak", ["sample", "true"], "sample", "the highest sample, or the true peak of the waveform between samples");

    public static ProcessorInfo Info { get; } = new(
        "normalize",
        "Normalize",
        Category.Utility,
        version: 1,
        "Brings the highest peak of a whole file to a level.",
        "y = x * 10^(target / 20) / peak; true peak by zero-extended 16x interpolation",
        [Target, Peak]);

    public AudioFormat Output(AudioFormat input, ProcessorSettings settings) => input;

    public void Run(IAudioSource source, IAudioSink sink, ProcessorSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var block = new AudioBuffer(source.Format.Channels, BlockFrames);
        var peak = settings[Peak] == 0
            ? SamplePeak(source, block, progress, cancellation)
            : TruePeak(source, block, progress, cancellation);
        var gain = peak > 0 ? DetMath.DbToGain(settings[Target]) / peak : 1;
        for (long at = 0; at < source.Frames; at += BlockFrames)
        {
            var read = Next(source, at, block, cancellation);
            for (var c = 0; c < read.Channels; c++)
            {
                foreach (ref var sample in read[c])
                {
                    sample *= gain;
                }
            }

            sink.Write(read);
            progress?.Report(0.5 + (0.5 * (at + read.Frames) / source.Frames));
        }

        sink.Complete();
    }

    private static double SamplePeak(IAudioSource source, AudioBuffer block, IProgress<double>? progress, CancellationToken cancellation)
    {
        var peak = 0.0;
        for (long at = 0; at < source.Frames; at += BlockFrames)
        {
            var read = Next(source, at, block, cancellation);
            for (var c = 0; c < read.Channels; c++)
            {
                foreach (var sample in read[c])
                {
                    peak = Math.Max(peak, Math.Abs(sample));
                }
            }

            progress?.Report(0.5 * (at + read.Frames) / source.Frames);
        }

        return peak;
    }

    private static double TruePeak(IAudioSource source, AudioBuffer block, IProgress<double>? progress, CancellationToken cancellation)
    {
        var detector = new TruePeakDetector(source.Format.Channels);
        for (long at = 0; at < source.Frames; at += BlockFrames)
        {
            var read = Next(source, at, block, cancellation);
            detector.Process(read);
            progress?.Report(0.5 * (at + read.Frames) / source.Frames);
        }

        detector.Complete();
        return detector.Peak;
    }

    private static Planar Next(IAudioSource source, long at, AudioBuffer block, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return block.View(0, source.Read(at, block.All));
    }
}
