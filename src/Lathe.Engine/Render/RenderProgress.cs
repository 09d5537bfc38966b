namespace Lathe.Engine.Render;

/// <summary>How far a render has come.</summary>
/// <param name="Stage">"render".</param>
/// <param name="Position">Song position in frames up to which everything is written.</param>
/// <param name="End">Song position at which it will end; while the tail is still sounding, the latest possible.</param>
/// <param name="Elapsed">Time it has taken so far.</param>
/// <param name="Remaining">Time it will still take at this pace, or null before that can be said.</param>
public sealed record RenderProgress(string Stage, long Position, long End, TimeSpan Elapsed, TimeSpan? Remaining)
{
    /// <summary>Share done, 0 to 1.</summary>
    public double Share => End <= 0 ? 1 : Math.Clamp(Position / (double)End, 0, 1);
}
