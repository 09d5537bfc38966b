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
            all.Add(lane.Path, register.Note($"{path}/automation/{lane.Path}", Movement($"{path}/automation/{lane.Path}", lane)));

        map.Add("automation", all);
    }

    private Node Movement(string path, AutomationLane lane)
    {
        if (lane.Lfo.IsEmpty && lane.Follow.IsEmpty)
            return Points(path, lane);

        var movement = register.Map(path, Node.Map(flow: true));
        if (!lane.Points.IsEmpty)
            movement.Add("points", Points($"{path}/points", lane));
        if (!lane.Lfo.IsEmpty)
            movement.Add("lfo", SessionNodes.Values(lane.Lfo));
        if (!lane.Follow.IsEmpty)
            movement.Add("follow", SessionNodes.Values(lane.Follow));
        return movement;
    }

    private Node Points(string path, AutomationLane lane)
    {
        var points = Node.List(flow: true);
        for (var i = 0; i < lane.Points.Length; i++)
        {
            var point = lane.Points[i];
            var node = register.Map($"{path}/{Number(i)}", Node.Map(flow: true)).Add("at", point.At).Add("value", point.Value);
            if (point.Curve != Curve.Linear)
                node.Add("curve", point.Curve.ToString().ToLowerInvariant());
            if (point.Handles is { } handles)
                node.Add("handles", Numbers(handles.X1, handles.Y1, handles.X2, handles.Y2));
            points.Items.Add(node);
        }

        return points;
    }

    private static Node Numbers(params ReadOnlySpan<double> numbers)
    {
        var list = Node.List(flow: true);
        foreach (var number in numbers)
            list.Items.Add(Node.Scalar(number.ToString("R", CultureInfo.InvariantCulture)));
        return list;
    }
}
