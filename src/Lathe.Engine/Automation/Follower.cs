namespace Lathe.Engine.Automation;

/// <summary>A strip's level as a source of automation: 0 at the floor and below, 1 at the ceiling and above, by decibels in between.</summary>
/// <param name="Source">What is followed.</param>
/// <param name="Floor">dB.</param>
/// <param name="Ceiling">dB, above the floor.</param>
/// <param name="Depth">What the whole way does to the value.</param>
public sealed record Follower(FollowedLevel Source, double Floor, double Ceiling, Depth Depth)
{
    /// <param name="level">dB.</param>
    public double Share(double level) => Math.Clamp((level - Floor) / (Ceiling - Floor), 0, 1);
}

/// <summary>The level of a strip after its inserts: the greatest magnitude of its channels, smoothed; followers of equal times share one.</summary>
/// <param name="Strip">Index of the strip.</param>
/// <param name="Attack">Time constant of a rising level, ms.</param>
/// <param name="Release">Time constant of a falling level, ms.</param>
public readonly record struct FollowedLevel(int Strip, double Attack, double Release);
