using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>A copy of a strip's signal to a bus.</summary>
/// <param name="To">The bus's id; also the send's id in paths: "kick/sends/room/level".</param>
/// <param name="Tap">Before or after the fader.</param>
/// <param name="Settings">level, pan, mute, and its place in a surround bus.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record Send(string To, SendTap Tap, ImmutableArray<Setting> Settings, Mark Mark = default);
