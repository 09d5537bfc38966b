using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Resampling;

/// <summary>A stretch of a source that moves along it, reading only what it does not hold yet: sources are fastest when read on.</summary>
internal sealed class ReadingWindow(IAudioSource source, int frames) : IDisposable
{
    private readonly AudioBuffer _samples = new(source.Format.Channels, frames);
    private long _start = long.MinValue / 2;

    /// <summary>The samples of a channel from the frame of the last <see cref="Load"/> on.</summary>
    public Span<double> this[int channel] => _samples[channel];

    /// <param name="first">The first frame, which may lie before the source's.</param>
    public void Load(long first)
    {
        var kept = 0;
        if (first >= _start && first < _start + frames)
        {
            kept = (int)(_start + frames - first);
            for (var c = 0; c < _samples.Channels; c++)
            {
                _samples[c][(frames - kept)..].CopyTo(_samples[c]);
            }
        }

        source.ReadPadded(first + kept, _samples.View(kept, frames - kept));
        _start = first;
    }

    public void Dispose() => _samples.Dispose();
}
