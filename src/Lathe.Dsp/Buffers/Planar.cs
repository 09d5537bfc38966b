namespace Lathe.Dsp.Buffers;

/// <summary>
/// A view of planar samples, channels x frames: channel c starts at c * stride of the underlying span.
/// It owns nothing and copies nothing.
/// </summary>
public readonly ref struct Planar
{
    private readonly Span<double> _samples;
    private readonly int _stride;

    /// <param name="samples">At least (channels - 1) * stride + frames values.</param>
    /// <param name="channels">Number of channels, 0 or more.</param>
    /// <param name="frames">Frames in each channel, 0 or more.</param>
    /// <param name="stride">Distance between the first samples of neighboring channels, at least <paramref name="frames"/>.</param>
    /// <exception cref="ArgumentException">The span is too short for the shape.</exception>
    public Planar(Span<double> samples, int channels, int frames, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channels);
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, frames);
        if (channels > 0 && samples.Length < ((channels - 1) * stride) + frames)
        {
            throw new ArgumentException("The span is too short for the shape.", nameof(samples));
        }

        _samples = samples;
        Channels = channels;
        Frames = frames;
        _stride = stride;
    }

    public int Channels { get; }

    public int Frames { get; }

    public bool IsEmpty => Channels == 0 || Frames == 0;

    /// <summary>The samples of one channel.</summary>
    public Span<double> this[int channel]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)channel, (uint)Channels, nameof(channel));
            return _samples.Slice(channel * _stride, Frames);
        }
    }

    /// <summary>The same channels, <paramref name="frames"/> frames from <paramref name="start"/> on.</summary>
    public Planar Slice(int start, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + frames, Frames);
        return Channels == 0 ? this : new Planar(_samples[start..], Channels, frames, _stride);
    }

    public void Clear()
    {
        for (var c = 0; c < Channels; c++)
        {
            this[c].Clear();
        }
    }

    /// <summary>Copies every channel into a view of the same shape.</summary>
    public void CopyTo(in Planar destination)
    {
        for (var c = 0; c < Channels; c++)
        {
            this[c].CopyTo(destination[c]);
        }
    }
}
