using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Resampling;

/// <summary>A source at any other rate by <see cref="FineInterpolator"/>; the source must end at a quarter of its rate. It does not own the source.</summary>
internal sealed unsafe class InterpolatedSource : IAudioSource
{
    private const int BlockFrames = 4096;

    private readonly IAudioSource _source;
    private readonly ReadingWindow _window;

    public InterpolatedSource(IAudioSource source, int sampleRate, long frames)
    {
        _source = source;
        Format = source.Format with { SampleRate = sampleRate };
        Frames = frames;
        _window = new ReadingWindow(source, (int)((long)BlockFrames * source.Format.SampleRate / sampleRate) + FineInterpolator.Taps + 2);
    }

    public AudioFormat Format { get; }

    public long Frames { get; }

    public int Read(long position, in Planar destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var frames = (int)Math.Clamp(Frames - position, 0, destination.Frames);
        for (var done = 0; done < frames; done += BlockFrames)
        {
            var count = Math.Min(BlockFrames, frames - done);
            Interpolate(position + done, destination.Slice(done, count));
        }

        return frames;
    }

    public void Dispose() => _window.Dispose();

    private void Interpolate(long position, in Planar destination)
    {
        long from = _source.Format.SampleRate;
        long to = Format.SampleRate;
        // Frame n lies at n from / to of the source, exactly: quotient and remainder, no rounding that grows.
        var first = (position * from / to) - FineInterpolator.Before;
        _window.Load(first);
        for (var c = 0; c < Format.Channels; c++)
        {
            fixed (double* samples = _window[c])
            {
                var output = destination[c];
                for (var n = 0; n < output.Length; n++)
                {
                    var (whole, remainder) = Math.DivRem((position + n) * from, to);
                    output[n] = FineInterpolator.At(samples + (whole - FineInterpolator.Before - first), (double)remainder / to);
                }
            }
        }
    }
}
