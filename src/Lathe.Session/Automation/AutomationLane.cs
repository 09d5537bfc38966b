using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Automation;

/// <summary>How one value moves in time.</summary>
/// <param name="Path">Relative to the strip that holds it: "fader", "compressor/threshold", "sends/room/level".</param>
/// <param name="Points">In order of time.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record AutomationLane(string Path, ImmutableArray<AutomationPoint> Points, Mark Mark = default);
