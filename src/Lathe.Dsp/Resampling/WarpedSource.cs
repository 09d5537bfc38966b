using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Resampling;

/// <summary>
/// A source moved in time by a fraction of a sample and stretched by a few parts in a million: frame n of channel c is the source at
/// offset[c] + ratio n, times gain[c]. The source is doubled in rate first, so that <see cref="FineInterpolator"/> sees it band-limited; flat to
/// the edge of the doubling's band. It does not own the source.
/// </summary>
public sealed unsafe class WarpedSource : IAudioSource
{
    private const int BlockFrames = 4096;

    private readonly ResampledSource _doubled;
    private readonly double[] _offsets;
    private readonly double[] _gains;
    private readonly double _ratio;
    private readonly double _first;
    private readonly ReadingWindow _window;

    /// <param name="source">What is moved.</param>
    /// <param name="offsets">For each channel the source's frame at which the output begins.</param>
    /// <param name="ratio">Frames of the source to one of the output, 0.99 to 1.01.</param>
    /// <param name="gains">Linear, for each channel.</param>
    /// <param name="frames">Frames of the output.</param>
    public WarpedSource(IAudioSource source, ReadOnlySpan<double> offsets, double ratio, ReadOnlySpan<double> gains, long frames)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(offsets.Length, source.Format.Channels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gains.Length, source.Format.Channels);
        ArgumentOutOfRangeException.ThrowIfLessThan(ratio, 0.99);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratio, 1.01);
        Format = source.Format;
        Frames = frames;
        _doubled = new ResampledSource(source, 2 * source.Format.SampleRate);
        _offsets = offsets.ToArray();
        _gains = gains.ToArray();
        _ratio = ratio;
        _first = _offsets.Min();
        var between = (int)Math.Ceiling(2 * (_offsets.Max() - _first));
        _window = new ReadingWindow(_doubled, (int)Math.Ceiling(2 * BlockFrames * ratio) + between + FineInterpolator.Taps + 4);
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
            Move(position + done, destination.Slice(done, count));
        }

        return frames;
    }

    public void Dispose()
    {
        _doubled.Dispose();
        _window.Dispose();
    }

    private void Move(long position, in Planar destination)
    {
        var first = (long)Math.Floor(2 * (_first + (_ratio * position))) - FineInterpolator.Before;
        _window.Load(first);
        for (var c = 0; c < Format.Channels; c++)
        {
            fixed (double* samples = _window[c])
            {
                var output = destination[c];
                for (var n = 0; n < output.Length; n++)
                {
                    var place = 2 * (_offsets[c] + (_ratio * (position + n)));
                    var whole = Math.Floor(place);
                    output[n] = _gains[c] * FineInterpolator.At(samples + ((long)whole - FineInterpolator.Before - first), place - whole);
                }
            }
        }
    }
}
