using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Metering.Defects;

namespace Lathe.Analysis.Checks;

/// <summary>Feeds all meters and all detectors in one pass over a source.</summary>
public static class Inspector
{
    private const int FramesPerRead = MeasuringPass.BlockFrames;

    /// <param name="source">Read from its first frame to its last; its rate is above 3364 Hz. Not disposed.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Inspection Inspect(IAudioSource source, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var meters = new MeasuringPass(source.Format, source.Frames);
        var detectors = new DefectPass(source.Format.Channels, source.Format.SampleRate);
        using var buffer = new AudioBuffer(source.Format.Channels, FramesPerRead);
        for (long position = 0; position < source.Frames;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = source.Read(position, buffer.All);
            if (read == 0)
            {
                break;
            }

            // The meters replace what is no number by zero in the block itself.
            meters.Process(buffer.View(0, read));
            detectors.Process(buffer.View(0, read));
            position += read;
            progress?.Report(position / (double)source.Frames);
        }

        return new Inspection(meters.Complete(), detectors.Complete());
    }
}
