using Lathe.Dsp.Buffers;
using Lathe.Engine.Schedule;

namespace Lathe.Engine.Render;

/// <summary>
/// What a strip has put out last, for consumers that read it with a delay: one ring instead of a delay line for each way. Times are frames of the
/// render, which are those of the song plus the strip's latency.
/// </summary>
internal sealed class Ring
{
    private readonly int _frames;
    private SlabPart _part;

    /// <param name="slab">Where its memory comes from.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="block">Frames of a block.</param>
    /// <param name="delay">The longest delay with which it is read.</param>
    public Ring(Slab slab, int channels, int block, int delay)
    {
        // The writer is at most Depth blocks ahead of a reader, which looks back by its delay.
        _frames = checked((Scheduler.Depth * block) + Quantum.RoundUp(delay));
        _part = slab.Take(channels, _frames);
    }

    public int Channels => _part.Channels;

    /// <summary>The quantum that begins at a time (a multiple of 64, not negative).</summary>
    public Planar At(long time) => _part.View((int)(time % _frames), Quantum.Frames);

    /// <summary>As many frames from a time on as stand together, at most so many.</summary>
    public Planar Run(long time, int most)
    {
        var start = (int)(time % _frames);
        return _part.View(start, Math.Min(most, _frames - start));
    }
}
