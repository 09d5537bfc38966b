namespace Lathe.Engine.Render;

/// <summary>What a strip keeps for others; null where nobody reads it.</summary>
/// <param name="PreInserts">After trim and polarity.</param>
/// <param name="PreFader">After the inserts.</param>
/// <param name="PostFader">After fader, width, pan and mute.</param>
internal sealed record StripRings(Ring? PreInserts, Ring? PreFader, Ring? PostFader);
