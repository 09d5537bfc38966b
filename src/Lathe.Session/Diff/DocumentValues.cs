using System.Collections.Immutable;
using Lathe.Session.Diagnostics;
using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Diff;

/// <summary>A document as the plain list of its addresses and texts, in order.</summary>
internal static class DocumentValues
{
    /// <param name="root">Nodes made from a model, so that equal models give equal lists whatever form they were written in.</param>
    /// <param name="shape">What they are.</param>
    /// <param name="orders">The ids in order of what is named, by the path of the list.</param>
    public static ImmutableArray<KeyValuePair<string, string>> Of(
        Node root, ObjectShape shape, IEnumerable<(string Path, IEnumerable<string> Ids)> orders)
    {
        var walk = new ShapeWalk(new ProblemList());
        walk.Visit(root, shape, "");
        return
        [
            .. walk.Places.Values.Where(p => p.Node is { Kind: NodeKind.Scalar, IsNull: false }).Select(p => new KeyValuePair<string, string>(p.Path, p.Node.Text)),
            .. walk.Unknown.Select(u => new KeyValuePair<string, string>(u.Owner + "/" + u.Key, u.Yaml)),
            .. orders.Select(o => new KeyValuePair<string, string>(o.Path, string.Join(", ", o.Ids))).Where(o => o.Value.Length > 0),
        ];
    }

    public static ImmutableArray<Change> Between(ImmutableArray<KeyValuePair<string, string>> before, ImmutableArray<KeyValuePair<string, string>> after)
    {
        var old = before.DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var now = after.DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return
        [
            .. old.Where(p => now.GetValueOrDefault(p.Key) != p.Value).Select(p => new Change(p.Key, p.Value, now.GetValueOrDefault(p.Key))),
            .. now.Where(p => !old.ContainsKey(p.Key)).Select(p => new Change(p.Key, null, p.Value)),
        ];
    }
}
