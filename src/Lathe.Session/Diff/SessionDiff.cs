using System.Collections.Immutable;
using Lathe.Session.Mix;
using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Diff;

/// <summary>What differs between two sessions, by address. Comments, order of keys and form of writing do not count.</summary>
public static class SessionDiff
{
    /// <summary>The differences: first what changed or went, in the first document's order, then what came.</summary>
    public static ImmutableArray<Change> Between(SessionDocument before, SessionDocument after) => DocumentValues.Between(Values(before), Values(after));

    /// <summary>Every address with its text, and the orders of strips, inserts and elements: two sessions that mean the same have equal lists.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Values(SessionDocument session) => DocumentValues.Of(
        SessionNodes.Of(session, new NodeRegister(session.Unknown)),
        SessionShape.Root,
        [
            ("session/tracks", session.Tracks.Select(t => t.Id)),
            ("session/buses", session.Buses.Select(b => b.Id)),
            ("session/vcas", session.Vcas.Select(v => v.Id)),
            .. session.Strips.SelectMany(s => Orders(s.Id, "inserts", s.Inserts)),
        ]);

    internal static IEnumerable<(string Path, IEnumerable<string> Ids)> Orders(string owner, string list, ImmutableArray<Insert> inserts) =>
    [
        ($"{owner}/{list}", inserts.Select(i => $"{i.Id} ({i.Processor})")),
        .. inserts.SelectMany(i => i.Elements.GroupBy(e => e.Group).Select(g => ($"{owner}/{i.Id}/{g.Key}", g.Select(e => e.Id)))),
    ];
}
