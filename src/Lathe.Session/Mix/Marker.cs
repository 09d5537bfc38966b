using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>A named place in the song: "chorus" at "0:48".</summary>
public sealed record Marker(string At, string Name, Mark Mark = default);
