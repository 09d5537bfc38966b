using Lathe.Dsp.Buffers;

namespace Lathe.Engine.Render;

/// <summary>What a strip begins with: clips, the sum of a bus, or audio from the cache.</summary>
internal interface IStripInput : IDisposable
{
    /// <summary>Fills a block.</summary>
    /// <param name="audio">The strip's channels; frames a multiple of 64. What it held is overwritten.</param>
    /// <param name="time">Render time of the first frame.</param>
    void Fill(in Planar audio, long time);
}
