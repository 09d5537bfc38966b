using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>The clips of a track, added in document order.</summary>
internal sealed class ClipInput : IStripInput
{
    private readonly ClipPlayer[] _clips;
    private readonly int _latency;

    public ClipInput(RenderContext context, PlanStrip strip)
    {
        _latency = strip.InputLatency;
        // One buffer for each channel count: a track's clips are read one after the other.
        var buffers = strip.Clips.Select(c => c.SourceChannels).Distinct().ToDictionary(c => c, c => context.Slab.Take(c, context.Block));
        _clips = [.. strip.Clips.Select(c => new ClipPlayer(context, strip.Id, c, buffers[c.SourceChannels]))];
    }

    public void Fill(in Planar audio, long time)
    {
        audio.Clear();
        foreach (var clip in _clips)
        {
            clip.Add(audio, time - _latency);
        }
    }

    public void Dispose()
    {
        foreach (var clip in _clips)
        {
            clip.Dispose();
        }
    }
}
