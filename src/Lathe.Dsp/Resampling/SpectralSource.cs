using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Resampling;

/// <summary>A source at another rate by <see cref="SpectralResampler"/>, block after block. It does not own the source.</summary>
internal sealed class SpectralSource : IAudioSource
{
    private readonly IAudioSource _source;
    private readonly SpectralResampler _resampler;
    private readonly AudioBuffer _input;
    private readonly AudioBuffer _output;
    private long _block = -2;

    /// <param name="sampleRate">The new rate, a smooth ratio of the old one.</param>
    /// <param name="band">The rate whose half is where the stop band begins, Hz.</param>
    public SpectralSource(IAudioSource source, int sampleRate, int band, ResamplerQuality quality, ResamplerPhase phase)
    {
        _source = source;
        _resampler = new SpectralResampler(RateRatio.Of(source.Format.SampleRate, sampleRate), source.Format.SampleRate, band, quality, phase);
        Format = source.Format with { SampleRate = sampleRate };
        Frames = ResampledSource.FramesAt(source.Frames, source.Format.SampleRate, sampleRate);
        _input = new AudioBuffer(Format.Channels, _resampler.InputFrames);
        _output = new AudioBuffer(Format.Channels, _resampler.OutputHop);
    }

    public AudioFormat Format { get; }

    public long Frames { get; }

    public int Read(long position, in Planar destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var frames = (int)Math.Clamp(Frames - position, 0, destination.Frames);
        for (var done = 0; done < frames;)
        {
            var (block, offset) = Math.DivRem(position + done, _resampler.OutputHop);
            Load(block);
            var count = Math.Min(frames - done, _resampler.OutputHop - (int)offset);
            _output.View((int)offset, count).CopyTo(destination.Slice(done, count));
            done += count;
        }

        return frames;
    }

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }

    private void Load(long block)
    {
        if (block == _block)
        {
            return;
        }

        var kept = 0;
        if (block == _block + 1)
        {
            kept = _resampler.InputFrames - _resampler.InputHop;
            for (var c = 0; c < Format.Channels; c++)
            {
                _input[c][_resampler.InputHop..].CopyTo(_input[c]);
            }
        }

        _source.ReadPadded(
            (block * _resampler.InputHop) - _resampler.InputMargin + kept, _input.View(kept, _resampler.InputFrames - kept));
        for (var c = 0; c < Format.Channels; c++)
        {
            _resampler.Process(_input[c], _output[c]);
        }

        _block = block;
    }
}
