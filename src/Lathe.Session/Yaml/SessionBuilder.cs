using System.Collections.Immutable;
using Lathe.Session.Addresses;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>From checked nodes to the model. Lenient: what is of the wrong kind has been reported and is left out here.</summary>
internal static class SessionBuilder
{
    public static SessionDocument Build(Node root, ShapeWalk walk) => new()
    {
        Title = root.GetText("title"),
        Artist = root.GetText("artist"),
        Genre = root.GetText("genre"),
        Isrc = root.GetText("isrc"),
        Rate = ScalarGrammar.TryRate(root.GetText("rate") ?? "", out var rate) ? rate : 48000,
        Layout = root.GetText("layout"),
        Downmix = SettingsOf(root.Get("downmix")),
        Tempo = Tempo(root.Get("tempo")),
        Key = root.GetText("key"),
        Tracks = [.. Maps(root, "tracks").Select(t => StripBuilder.Track(t.Node, t.Id))],
        Buses = [.. Maps(root, "buses").Select(b => StripBuilder.Bus(b.Node, b.Id))],
        Vcas = [.. Maps(root, "vcas").Select(v => StripBuilder.Vca(v.Node, v.Id))],
        Mix = StripBuilder.MixBus(root.Get("mix")),
        Variants = root.Get("mix") is { } mix ? [.. Maps(mix, "variants").Select(v => Variant(v.Node, v.Id))] : [],
        Scenes = [.. Maps(root, "scenes").Select(s => Scene(s.Node, s.Id))],
        Markers = [.. root.GetItems("markers").Select(m => new Marker(m.GetText("at") ?? "0:00", m.GetText("name") ?? "", m.Mark))],
        Unknown = [.. walk.Unknown],
    };

    /// <summary>The maps of a list with their ids; a missing id is the number.</summary>
    public static IEnumerable<(Node Node, string Id)> Maps(Node owner, string key)
    {
        if (owner.Get(key) is not { Kind: NodeKind.List } list)
            yield break;

        var ids = ElementNames.Of(list, Naming.Id);
        for (var i = 0; i < ids.Length; i++)
        {
            if (list.Items[i].Kind == NodeKind.Map)
                yield return (list.Items[i], ids[i]);
        }
    }

    private static MixVariant Variant(Node node, string id) => new(
        id, node.GetText("name"), Texts(node, "mute"), SettingsOf(node.Get("trim")), Texts(node, "off"), node.Mark)
    {
        Layout = node.GetText("layout"),
    };

    private static Scene Scene(Node node, string id) => new(id, node.GetText("name"), SceneSettings(node.Get("set")), node.Mark);

    /// <summary>As <see cref="SettingsOf"/>; a list, such as the order of inserts, becomes its words behind one another.</summary>
    private static ImmutableArray<Setting> SceneSettings(Node? map) => map is null
        ? []
        : [.. map.Entries.Where(e => e.Value.Kind == NodeKind.List || e.Value is { Kind: NodeKind.Scalar, IsNull: false }).DistinctBy(e => e.Key.Text)
            .Select(e => new Setting(e.Key.Text, e.Value.Kind == NodeKind.List ? string.Join(", ", e.Value.Items.Select(i => i.Text)) : e.Value.Text, e.Value.Mark))];

    /// <summary>The single values of a list, or a value that stands for a list of one.</summary>
    public static ImmutableArray<string> Texts(Node node, string key) =>
        [.. node.GetItems(key).Where(n => n is { Kind: NodeKind.Scalar, IsNull: false }).Select(n => n.Text)];

    /// <summary>All single values of a map.</summary>
    public static ImmutableArray<Setting> SettingsOf(Node? map) => map is null
        ? []
        : [.. map.Entries.Where(e => e.Value is { Kind: NodeKind.Scalar, IsNull: false }).DistinctBy(e => e.Key.Text).Select(e => new Setting(e.Key.Text, e.Value.Text, e.Value.Mark))];

    private static TempoMap Tempo(Node? node)
    {
        var changes = ImmutableArray.CreateBuilder<TempoChange>();
        foreach (var item in node switch { null => [], { Kind: NodeKind.List } list => list.Items, _ => [node] })
        {
            var bpm = item.Kind == NodeKind.Scalar ? item.Text : item.GetText("bpm");
            if (!ScalarGrammar.TryNumber(bpm ?? "", out var tempo) || tempo is < TempoMap.MinTempo or > TempoMap.MaxTempo)
                continue;

            var (bar, beats, unit) = (1, 4, 4);
            if (changes.Count > 0)
                (beats, unit) = (changes[^1].Beats, changes[^1].Unit);
            if (item.GetText("bar") is { } written && (!ScalarGrammar.TryInteger(written, out bar) || bar < 1))
                continue;
            if (item.GetText("meter") is { } meter && ScalarGrammar.TryMeter(meter, out var b, out var u))
                (beats, unit) = (b, u);
            if (changes.Count == 0)
                bar = 1;
            if (changes.Count == 0 || bar > changes[^1].Bar)
                changes.Add(new TempoChange(bar, tempo, beats, unit));
        }

        return changes.Count == 0 ? TempoMap.Default : new TempoMap(changes.ToImmutable());
    }
}
