using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>A named rendering of one mix.</summary>
/// <param name="Id">"instrumental", "vocal-up".</param>
/// <param name="Name">What a person sees, or null.</param>
/// <param name="Mute">Ids of strips, or roles, that are silent.</param>
/// <param name="Trim">Decibels added to strips (ids or roles): path is the strip, text the level.</param>
/// <param name="Off">Paths of inserts that are bypassed: "mix/limiter".</param>
/// <param name="Mark">Where it stands.</param>
public sealed record MixVariant(
    string Id, string? Name, ImmutableArray<string> Mute, ImmutableArray<Setting> Trim, ImmutableArray<string> Off, Mark Mark = default)
{
    /// <summary>The layout it is mixed down to; null for the session's.</summary>
    public string? Layout { get; init; }
}
