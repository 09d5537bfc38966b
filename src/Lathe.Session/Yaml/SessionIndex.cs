using Lathe.Session.Mix;

namespace Lathe.Session.Yaml;

/// <summary>The ids of a session, for quick answers.</summary>
internal sealed class SessionIndex(SessionDocument session)
{
    public SessionDocument Session { get; } = session;

    /// <summary>What a strip can feed or send to.</summary>
    public HashSet<string> Buses { get; } = [.. session.Buses.Select(b => b.Id), "mix"];

    /// <summary>What can drive a sidechain.</summary>
    public HashSet<string> Strips { get; } = [.. session.Strips.Select(s => s.Id)];

    public HashSet<string> Vcas { get; } = [.. session.Vcas.Select(v => v.Id)];

    /// <summary>What an address can begin with.</summary>
    public HashSet<string> Owners { get; } = [.. session.Strips.Select(s => s.Id), .. session.Vcas.Select(v => v.Id)];
}
