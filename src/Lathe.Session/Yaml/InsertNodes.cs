using System.Collections.Immutable;
using System.Globalization;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>From inserts to nodes; ids are written where they do not follow from the order.</summary>
internal static class InsertNodes
{
    public static Node List(ImmutableArray<Insert> inserts, Action<string, Node>? register = null)
    {
        var list = Build(Node.List(), inserts.Length, (i, withId) => Of(inserts[i], withId), i => inserts[i].Id, Naming.Insert);
        for (var i = 0; i < inserts.Length; i++)
            register?.Invoke(inserts[i].Id, list.Items[i]);

        return list;
    }

    /// <summary>An insert as an element of a list.</summary>
    public static Node Of(Insert insert, bool withId)
    {
        var body = Node.Map(flow: true);
        if (withId)
            body.Add("id", insert.Id);
        body.Add("key", insert.Key);

        var groups = insert.Elements.Select(e => (e.Group, e.Id))
            .Concat(insert.Settings.Select(s => s.Path.Split('/')).Where(p => p.Length == 3).Select(p => (Group: p[0], Id: p[1])))
            .Distinct().ToLookup(e => e.Group, e => e.Id);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in insert.Settings)
        {
            var path = setting.Path.Split('/');
            if (path.Length == 1)
                body.Add(setting.Path, setting.Text);
            else if (path.Length == 2 && written.Add(path[0]))
                body.Add(path[0], SessionNodes.Values([.. insert.Settings.Where(s => s.Path.StartsWith(path[0] + "/", StringComparison.Ordinal)).Select(s => s with { Path = s.Path[(path[0].Length + 1)..] })]));
            else if (written.Add(path[0]))
                body.Add(path[0], Group(insert, path[0], [.. groups[path[0]]]));
        }

        foreach (var group in groups.Where(g => written.Add(g.Key)))
            body.Add(group.Key, Group(insert, group.Key, [.. group]));

        return body.Entries.Count == 0 ? Node.Scalar(insert.Processor) : Node.Map().Add(insert.Processor, body);
    }

    private static Node Group(Insert insert, string group, ImmutableArray<string> ids) =>
        Build(Node.List(flow: true), ids.Length, (i, withId) => Element(insert, group, ids[i], withId), i => ids[i], Naming.Id);

    private static Node Element(Insert insert, string group, string id, bool withId)
    {
        var map = Node.Map(flow: true);
        if (withId)
            map.Add("id", id);

        var prefix = $"{group}/{id}/";
        foreach (var setting in insert.Settings.Where(s => s.Path.StartsWith(prefix, StringComparison.Ordinal)))
            map.Add(setting.Path[prefix.Length..], setting.Text);

        return map;
    }

    /// <summary>Fills a list, giving ids only to those elements that would be called otherwise without.</summary>
    private static Node Build(Node list, int count, Func<int, bool, Node> make, Func<int, string> id, Naming naming)
    {
        var given = new bool[count];
        for (var i = 0; i < count; i++)
        {
            list.Items.Add(make(i, false));
            var name = naming == Naming.Insert ? ElementNames.Processor(list.Items[i])! : (i + 1).ToString(CultureInfo.InvariantCulture);
            given[i] = id(i) != name && !id(i).StartsWith(name + "-", StringComparison.Ordinal);
        }

        for (var changed = true; changed;)
        {
            for (var i = 0; i < count; i++)
                list.Items[i] = make(i, given[i]);

            changed = false;
            var names = ElementNames.Of(list, naming);
            for (var i = 0; i < count; i++)
            {
                changed |= names[i] != id(i) && !given[i];
                given[i] |= names[i] != id(i);
            }
        }

        return list;
    }
}
