using System.Collections.Immutable;
using System.Globalization;
using Lathe.Session.Automation;
using Lathe.Session.Mix;

namespace Lathe.Session.Yaml;

/// <summary>From strips to nodes, in the order in which people read them.</summary>
internal sealed class StripNodes(NodeRegister register)
{
    public Node Of(Track track)
    {
        var map = register.Map(track.Id, Node.Map());
        map.Add("id", track.Id).AddText("name", track.Name).Add("role", track.Role);
        Clips(track, map);
        return Rest(track, map);
    }

    public Node Of(Bus bus, bool flow)
    {
        var map = register.Map(bus.Id, Node.Map(flow));
        if (bus.Id != "mix")
            map.Add("id", bus.Id);

        return Rest(bus, map.AddText("name", bus.Name));
    }

    public Node Of(Vca vca)
    {
        var map = register.Map(vca.Id, Node.Map(flow: true)).Add("id", vca.Id).AddText("name", vca.Name);
        Settings(map, vca.Id, vca.Settings);
        Texts(map, "vcas", vca.Vcas);
        Automation(map, vca.Id, vca.Automation);
        return map;
    }

    public static void Texts(Node map, string key, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
            return;

        var list = Node.List(flow: true);
        list.Items.AddRange(texts.Select(t => Node.Scalar(t)));
        map.Add(key, list);
    }

    public void Settings(Node map, string path, ImmutableArray<Setting> settings)
    {
        foreach (var setting in settings)
            map.Add(setting.Path, register.Note($"{path}/{setting.Path}", Node.Scalar(setting.Text)));
    }

    private static Node Source(Clip clip)
    {
        if (clip.Partner is null)
            return Node.Scalar(clip.Source, ScalarText.LooksTyped(clip.Source));

        var pair = Node.List(flow: true);
        pair.Items.AddRange([Node.Scalar(clip.Source), Node.Scalar(clip.Partner)]);
        return pair;
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private void Clips(Track track, Node map)
    {
        var first = $"{track.Id}/clips/1";
        if (track.Clips is [{ Settings.IsEmpty: true } only] && !register.HasUnknown(first))
        {
            map.Add("source", register.Note($"{track.Id}/source", Source(only))).Add("hash", only.Hash);
        }
        else if (!track.Clips.IsEmpty)
        {
            var list = Node.List();
            for (var i = 0; i < track.Clips.Length; i++)
            {
                var clip = register.Map($"{track.Id}/clips/{Number(i)}", Node.Map(flow: true));
                clip.Add("source", Source(track.Clips[i])).Add("hash", track.Clips[i].Hash);
                foreach (var setting in track.Clips[i].Settings)
                    clip.Add(setting.Path, setting.Text);
                list.Items.Add(clip);
            }

            map.Add("clips", list);
        }
    }

    private Node Rest(Strip strip, Node map)
    {
        Settings(map, strip.Id, strip.Settings);
        if (strip.Output is { } output && output != "mix")
            map.Add("output", register.Note($"{strip.Id}/output", Node.Scalar(output)));
        Texts(map, "vcas", strip.Vcas);
        if (!strip.Inserts.IsEmpty)
            map.Add("inserts", InsertNodes.List(strip.Inserts, (id, node) => register.Note($"{strip.Id}/{id}", node)));
        if (!strip.Sends.IsEmpty)
            map.Add("sends", Sends(strip));
        Automation(map, strip.Id, strip.Automation);
        return map;
    }

    private Node Sends(Strip strip)
    {
        var list = Node.List();
        foreach (var send in strip.Sends)
        {
            var map = register.Map($"{strip.Id}/sends/{send.To}", Node.Map(flow: true)).Add("to", send.To);
            foreach (var setting in send.Settings)
                map.Add(setting.Path, setting.Text);
            if (send.Tap == SendTap.Pre)
                map.Add("tap", "pre");
            list.Items.Add(map);
        }

        return list;
    }

    private void Automation(Node map, string path, ImmutableArray<AutomationLane> lanes)
    {
        if (lanes.IsEmpty)
            return;

        var all = register.Map($"{path}/automation", Node.Map());
        foreach (var lane in lanes)
        {
            var lanePath = $"{path}/automation/{lane.Path}";
            var points = register.Note(lanePath, Node.List(flow: true));
            for (var i = 0; i < lane.Points.Length; i++)
            {
                var point = lane.Points[i];
                var node = register.Map($"{lanePath}/{Number(i)}", Node.Map(flow: true)).Add("at", point.At).Add("value", point.Value);
                if (point.Curve != Curve.Linear)
                    node.Add("curve", point.Curve.ToString().ToLowerInvariant());
                points.Items.Add(node);
            }

            all.Add(lane.Path, points);
        }

        map.Add("automation", all);
    }
}
