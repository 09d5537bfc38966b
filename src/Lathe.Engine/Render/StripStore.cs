using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>Writes a strip's audio before the fader into the cache, song position 0 to the strip's end.</summary>
internal sealed class StripStore(PlanStrip strip, IAudioSink sink) : IDisposable
{
    private long _written;

    /// <param name="audio">Before the fader.</param>
    /// <param name="time">Render time of the first frame.</param>
    public void Write(in Planar audio, long time)
    {
        var position = time - strip.Latency;
        var first = (int)Math.Clamp(-position, 0, audio.Frames);
        var last = (int)Math.Clamp(strip.SilentFrom - position, 0, audio.Frames);
        if (first < last)
        {
            sink.Write(audio.Slice(first, last - first));
            _written += last - first;
            if (_written == strip.SilentFrom)
            {
                sink.Complete();
            }
        }
    }

    public void Dispose() => sink.Dispose();
}
