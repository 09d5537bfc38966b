using Lathe.Engine.Render;

namespace Lathe.Production.Jobs;

/// <summary>How renders run; none of it changes a sample.</summary>
/// <param name="Threads">Threads, or 0 for as many as there are processors.</param>
/// <param name="Block">Frames of one task, a multiple of 64.</param>
/// <param name="UseCache">Whether rendered strips are kept and used again.</param>
public sealed record RenderSettings(int Threads = 0, int Block = 1024, bool UseCache = true)
{
    /// <param name="cache">Where strips are kept, or null.</param>
    internal RenderOptions ToRender(IStripCache? cache) => new() { Threads = Threads, Block = Block, Cache = UseCache ? cache : null };
}
