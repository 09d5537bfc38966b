using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>A named diff over the whole session: full paths and the values they take.</summary>
public sealed record Scene(string Id, string? Name, ImmutableArray<Setting> Set, Mark Mark = default);
