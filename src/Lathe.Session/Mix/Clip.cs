using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>A stretch of a source on a track.</summary>
/// <param name="Source">Path of the file, relative to the document or absolute.</param>
/// <param name="Hash">SHA-256 of the file's bytes as "sha256:hex", or null where none is recorded.</param>
/// <param name="Settings">at, from, length, gain, fade-in, fade-out (with curve), channels ("left", "right", "mono", "stereo"): as written.</param>
/// <param name="Mark">Where it stands.</param>
/// <param name="Partner">The file of the right channel, where a stereo pair was recorded as two mono files; <paramref name="Source"/> is then the left.</param>
public sealed record Clip(string Source, string? Hash, ImmutableArray<Setting> Settings, Mark Mark = default, string? Partner = null);
