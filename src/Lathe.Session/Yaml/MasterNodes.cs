using System.Collections.Immutable;
using System.Globalization;
using Lathe.Session.Master;
using Lathe.Session.Migrations;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>From a master to nodes.</summary>
internal static class MasterNodes
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static Node Of(MasterDocument master, NodeRegister register)
    {
        var root = register.Map("master", Node.Map()).Add("lathe", FormatVersion.Current.ToString(Invariant));
        root.Add("source", register.Note("master/source", Node.Scalar(master.Source))).Add("hash", master.Hash);
        root.AddText("title", master.Title).AddText("artist", master.Artist).AddText("album", master.Album);
        root.AddText("date", master.Date).Add("isrc", master.Isrc);
        AddTarget(root, master.Target, register);
        if (!master.Chain.IsEmpty)
            root.Add("chain", InsertNodes.List(master.Chain, (id, node) => register.Note($"master/{id}", node)));

        AddList(root, "references", master.References, r => r.Id, (reference, map) =>
        {
            map.AddText("file", reference.File);
            if (!reference.Weights.IsEmpty)
                map.Add("weights", SessionNodes.Values(reference.Weights));
        }, register);
        AddList(root, "intents", master.Intents, null, (intent, map) => map
            .AddText("text", intent.Text).Add("aspect", intent.Aspect)
            .Add("low", Number(intent.LowHz, "Hz")).Add("high", Number(intent.HighHz, "Hz")).AddText("track", intent.Track), register);
        AddList(root, "deliverables", master.Deliverables, d => d.Id, AddDeliverable, register);
        register.RestoreUnknown();
        return root;
    }

    private static void AddTarget(Node root, MasterTarget target, NodeRegister register)
    {
        var map = register.Map("master/target", Node.Map(flow: true));
        map.Add("loudness", Number(target.Loudness, "LUFS")).Add("ceiling", Number(target.Ceiling, "dBTP")).AddText("genre", target.Genre);
        if (map.Entries.Count > 0 || register.HasUnknown("master/target"))
            root.Add("target", map);
    }

    private static void AddDeliverable(Deliverable deliverable, Node map)
    {
        map.AddText("file", deliverable.File).Add("container", deliverable.Container);
        map.Add("rate", deliverable.Rate is { } rate ? ScalarGrammar.FormatRate(rate) : null).Add("bits", deliverable.Bits.ToString(Invariant));
        map.Add("float", deliverable.Float ? "true" : null).Add("dither", deliverable.Dither);
    }

    private static void AddList<T>(
        Node root, string key, ImmutableArray<T> items, Func<T, string>? id, Action<T, Node> fill, NodeRegister register)
    {
        if (items.IsEmpty)
            return;

        var list = Node.List();
        for (var i = 0; i < items.Length; i++)
        {
            var name = id?.Invoke(items[i]) ?? (i + 1).ToString(Invariant);
            var map = register.Map($"master/{key}/{name}", Node.Map(flow: true));
            if (id is not null)
                map.Add("id", name);

            fill(items[i], map);
            list.Items.Add(map);
        }

        root.Add(key, list);
    }

    private static string? Number(double? value, string unit) => value is { } number ? string.Create(Invariant, $"{number} {unit}") : null;
}
