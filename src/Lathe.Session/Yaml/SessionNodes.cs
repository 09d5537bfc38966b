using System.Collections.Immutable;
using System.Globalization;
using Lathe.Session.Addresses;
using Lathe.Session.Migrations;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>From a session to nodes.</summary>
internal static class SessionNodes
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static Node Of(SessionDocument session, NodeRegister register)
    {
        var strips = new StripNodes(register);
        var root = register.Map("session", Node.Map()).Add("lathe", FormatVersion.Current.ToString(Invariant));
        root.AddText("title", session.Title).AddText("artist", session.Artist).AddText("genre", session.Genre).Add("isrc", session.Isrc);
        root.Add("rate", ScalarGrammar.FormatRate(session.Rate)).AddText("layout", session.Layout);
        if (!session.Downmix.IsEmpty)
            root.Add("downmix", Values(session.Downmix));
        root.Add("tempo", Tempo(session.Tempo, register)).AddText("key", session.Key);
        AddList(root, "markers", session.Markers.Select((m, i) =>
            register.Map(string.Create(Invariant, $"session/markers/{i + 1}"), Node.Map(flow: true)).Add("at", m.At).AddText("name", m.Name)));
        AddList(root, "tracks", session.Tracks.Select(strips.Of), spaced: true);
        AddList(root, "buses", session.Buses.Select(b => strips.Of(b, flow: true)), spaced: true);
        AddList(root, "vcas", session.Vcas.Select(strips.Of));

        var mix = strips.Of(session.Mix, flow: false);
        AddList(mix, "variants", session.Variants.Select(v => Variant(v, register)));
        if (mix.Entries.Count > 0 || register.HasUnknown("mix"))
            root.Add("mix", mix);
        AddList(root, "scenes", session.Scenes.Select(s => Scene(s, register)));
        register.RestoreUnknown();
        return root;
    }

    private static void AddList(Node map, string key, IEnumerable<Node> items, bool spaced = false)
    {
        var list = new Node { Kind = NodeKind.List, Spaced = spaced };
        list.Items.AddRange(items);
        if (list.Items.Count > 0)
            map.Add(key, list);
    }

    private static Node Variant(MixVariant variant, NodeRegister register)
    {
        var map = register.Map($"mix/variants/{variant.Id}", Node.Map(flow: true)).Add("id", variant.Id).AddText("name", variant.Name);
        StripNodes.Texts(map, "mute", variant.Mute);
        if (!variant.Trim.IsEmpty)
            map.Add("trim", Values(variant.Trim));
        StripNodes.Texts(map, "off", variant.Off);
        map.AddText("layout", variant.Layout);
        return map;
    }

    private static Node Scene(Scene scene, NodeRegister register)
    {
        var map = register.Map($"session/scenes/{scene.Id}", Node.Map(flow: true)).Add("id", scene.Id).AddText("name", scene.Name);
        if (!scene.Set.IsEmpty)
            map.Add("set", Values(scene.Set));
        return map;
    }

    public static Node Values(ImmutableArray<Setting> settings)
    {
        var map = Node.Map(flow: true);
        foreach (var setting in settings)
            map.Add(setting.Path, setting.Text);
        return map;
    }

    private static Node Tempo(TempoMap tempo, NodeRegister register)
    {
        if (tempo.Changes is [{ Beats: 4, Unit: 4 } only] && !register.HasUnknown("session/tempo"))
            return Node.Scalar(Number(only.BeatsPerMinute));

        if (tempo.Changes.Length == 1)
            return register.Map("session/tempo", Change(tempo.Changes[0]));

        var list = Node.List(flow: true);
        list.Items.AddRange(tempo.Changes.Select((c, i) => register.Map(string.Create(Invariant, $"session/tempo/{i + 1}"), Change(c))));
        return list;
    }

    private static Node Change(TempoChange change)
    {
        var map = Node.Map(flow: true);
        if (change.Bar != 1)
            map.Add("bar", change.Bar.ToString(Invariant));

        return map.Add("bpm", Number(change.BeatsPerMinute)).Add("meter", string.Create(Invariant, $"{change.Beats}/{change.Unit}"));
    }

    private static string Number(double value) => value.ToString(Invariant);
}
