using System.Collections.Immutable;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Session.Automation;

/// <summary>How one value moves in time.</summary>
/// <param name="Path">Relative to the strip that holds it: "fader", "compressor/threshold", "sends/room/level".</param>
/// <param name="Points">In order of time; may be none where an oscillator or a follower moves it.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record AutomationLane(string Path, ImmutableArray<AutomationPoint> Points, Mark Mark = default)
{
    /// <summary>An oscillator that is added: shape, rate, phase, depth; empty for none.</summary>
    public ImmutableArray<Setting> Lfo { get; init; } = [];

    /// <summary>A strip's envelope that is added: strip, attack, release, floor, ceiling, depth; empty for none.</summary>
    public ImmutableArray<Setting> Follow { get; init; } = [];
}
