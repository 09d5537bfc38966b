using Lathe.Dsp.Buffers;

namespace Lathe.Analysis.Measurement;

/// <summary>Measures a source in one pass, streaming.</summary>
public static class Measurer
{
    private const int FramesPerRead = 4 * MeasuringPass.BlockFrames;

    /// <param name="source">Read from its first frame to its last; its rate is above 3364 Hz. Not disposed.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Measurement Measure(IAudioSource source, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var pass = new MeasuringPass(source.Format, source.Frames);
        using var buffer = new AudioBuffer(source.Format.Channels, FramesPerRead);
        for (long position = 0; position < source.Frames;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = source.Read(position, buffer.All);
            if (read == 0)
            {
                break;
            }

            pass.Process(buffer.View(0, read));
            position += read;
            progress?.Report(position / (double)source.Frames);
        }

        return pass.Complete();
    }
}
