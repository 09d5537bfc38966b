using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Resampling;

/// <summary>
/// Another source at another sample rate: delay 0, any integer rates. Any read position and block size give
/// the same bits. Ratios of 2, 3, 5 and 7 (all standard rates) are converted exactly; others through twice the old rate and
/// a finely tabled interpolator, with the same figures. Owns and disposes the source.
/// </summary>
public sealed class ResampledSource : IAudioSource
{
    private readonly IAudioSource _source;
    private readonly IAudioSource[] _stages;

    /// <param name="sampleRate">The new rate, Hz, 1000 or more.</param>
    public ResampledSource(IAudioSource source, int sampleRate, ResamplerQuality quality = ResamplerQuality.Best, ResamplerPhase phase = ResamplerPhase.Linear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        _source = source;
        var rate = source.Format.SampleRate;
        var band = Math.Min(rate, sampleRate);
        if (rate == sampleRate)
        {
            _stages = [];
        }
        else if (RateRatio.Of(rate, sampleRate).IsSmooth)
        {
            _stages = [new SpectralSource(source, sampleRate, band, quality, phase)];
        }
        else
        {
            var doubled = new SpectralSource(source, 2 * rate, band, quality, phase);
            _stages = [doubled, new InterpolatedSource(doubled, sampleRate, FramesAt(source.Frames, rate, sampleRate))];
        }
    }

    public AudioFormat Format => Last.Format;

    public long Frames => Last.Frames;

    private IAudioSource Last => _stages.Length == 0 ? _source : _stages[^1];

    /// <summary>How many frames there are at another rate: frames to / from, rounded, halves up.</summary>
    public static long FramesAt(long frames, int from, int to) => (long)(((Int128)frames * to * 2 + from) / (2 * (Int128)from));

    public int Read(long position, in Planar destination) => Last.Read(position, destination);

    public void Dispose()
    {
        foreach (var stage in _stages)
        {
            stage.Dispose();
        }

        _source.Dispose();
    }
}
