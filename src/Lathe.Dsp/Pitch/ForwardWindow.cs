using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Pitch;

/// <summary>A window on a source that moves forward only, silent outside the source.</summary>
internal sealed class ForwardWindow : IDisposable
{
    private readonly IAudioSource _source;
    private readonly AudioBuffer _frames;
    private long _start;

    /// <param name="source">Not disposed.</param>
    /// <param name="size">Frames seen at once.</param>
    /// <param name="start">Where it begins; may lie before the source.</param>
    public ForwardWindow(IAudioSource source, int size, long start)
    {
        _source = source;
        _frames = new AudioBuffer(source.Format.Channels, size);
        _start = start;
        Load(0);
    }

    public Span<double> this[int channel] => _frames[channel];

    /// <summary>Moves to a later start.</summary>
    public void MoveTo(long start)
    {
        var by = (int)Math.Min(start - _start, _frames.Frames);
        _start = start;
        for (var c = 0; c < _frames.Channels; c++)
        {
            _frames[c][by..].CopyTo(_frames[c]);
        }

        Load(_frames.Frames - by);
    }

    public void Dispose() => _frames.Dispose();

    private void Load(int from)
    {
        var rest = _frames.View(from, _frames.Frames - from);
        rest.Clear();
        var skip = (int)Math.Clamp(-(_start + from), 0, rest.Frames);
        var frames = rest.Frames - skip;
        if (frames > 0 && _start + from + skip < _source.Frames)
        {
            _source.Read(_start + from + skip, rest.Slice(skip, frames));
        }
    }
}
