using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>A strip's audio before the fader, kept from an earlier render.</summary>
internal sealed class CacheInput(RenderContext context, PlanStrip strip, IAudioSource source) : IStripInput
{
    public void Fill(in Planar audio, long time)
    {
        audio.Clear();
        var position = time - strip.Latency;
        var first = (int)Math.Clamp(-position, 0, audio.Frames);
        if (first == audio.Frames)
        {
            return;
        }

        try
        {
            source.Read(position + first, audio.Slice(first, audio.Frames - first));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw context.Failure(strip.Id, null, position, $"the cache cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    public void Dispose() => source.Dispose();
}
