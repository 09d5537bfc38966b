using Lathe.Engine.Compile;

namespace Lathe.Mastering.Rendering;

/// <summary>How a master is rendered; none of it changes a sample.</summary>
/// <param name="Folder">Where temporary audio goes: 16 bytes for each stereo frame of it, two or three times over.</param>
/// <param name="Block">Frames in one task, a multiple of 64.</param>
/// <param name="Threads">Threads, the calling one included; 0 for as many as there are processors.</param>
public sealed record RenderSettings(string Folder, int Block = 1024, int Threads = 0)
{
    /// <summary>Opens the files that the chain's processors work with, or null where there are none.</summary>
    public IAssetLibrary? Assets { get; init; }
}
