namespace Lathe.Engine.Render;

/// <summary>What a render came to.</summary>
/// <param name="Frames">Frames written to every tap.</param>
/// <param name="Rendered">Strips that were rendered.</param>
/// <param name="FromCache">Strips that were played from the cache.</param>
public sealed record RenderResult(long Frames, int Rendered, int FromCache);
