using System.Collections.Immutable;
using Lathe.Session.Automation;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>From checked nodes to strips and what is on them.</summary>
internal static class StripBuilder
{
    private static readonly ImmutableArray<string> StripSettings =
        ["trim", "polarity", "delay", "fader", "pan", "pan-mode", "pan-left", "pan-right", "layout", "azimuth", "elevation", "spread", "lfe", "width", "pan-law", "mute", "solo", "solo-safe"];

    private static readonly ImmutableArray<string> SendSettings = ["level", "pan", "azimuth", "elevation", "spread", "mute"];

    private static readonly ImmutableArray<string> ClipSettings =
        ["at", "from", "length", "gain", "fade-in", "fade-in-curve", "fade-out", "fade-out-curve", "channels"];

    public static Track Track(Node node, string id) => new()
    {
        Id = id,
        Name = node.GetText("name"),
        Role = node.GetText("role"),
        Clips = Clips(node),
        Settings = Settings(node, StripSettings),
        Inserts = Inserts(node),
        Sends = Sends(node),
        Automation = Automation(node),
        Output = node.GetText("output") ?? "mix",
        Vcas = SessionBuilder.Texts(node, "vcas"),
        Mark = node.Mark,
    };

    public static Bus Bus(Node node, string id) => new()
    {
        Id = id,
        Name = node.GetText("name"),
        Settings = Settings(node, StripSettings),
        Inserts = Inserts(node),
        Sends = Sends(node),
        Automation = Automation(node),
        Output = node.GetText("output") ?? "mix",
        Vcas = SessionBuilder.Texts(node, "vcas"),
        Mark = node.Mark,
    };

    public static Bus MixBus(Node? node) => node is null ? new() { Id = "mix", Output = null } : new()
    {
        Id = "mix",
        Name = node.GetText("name"),
        Settings = Settings(node, StripSettings),
        Inserts = Inserts(node),
        Automation = Automation(node),
        Output = null,
        Vcas = SessionBuilder.Texts(node, "vcas"),
        Mark = node.Mark,
    };

    public static Vca Vca(Node node, string id) => new(
        id, node.GetText("name"), Settings(node, StripSettings), Automation(node), SessionBuilder.Texts(node, "vcas"), node.Mark);

    public static ImmutableArray<Insert> Inserts(Node strip, string key = "inserts")
    {
        if (strip.Get(key) is not { Kind: NodeKind.List } list)
            return [];

        var ids = ElementNames.Of(list, Naming.Insert);
        var inserts = ImmutableArray.CreateBuilder<Insert>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (ElementNames.Processor(list.Items[i]) is { } processor)
                inserts.Add(Insert(list.Items[i], processor, ids[i]));
        }

        return inserts.ToImmutable();
    }

    private static Insert Insert(Node node, string processor, string id)
    {
        var settings = ImmutableArray.CreateBuilder<Setting>();
        var elements = ImmutableArray.CreateBuilder<Element>();
        var body = ElementNames.Body(node);
        foreach (var (key, value) in body?.Entries.DistinctBy(e => e.Key.Text) ?? [])
        {
            if (value is { Kind: NodeKind.Scalar, IsNull: false } && key.Text is not ("id" or "key"))
                settings.Add(new Setting(key.Text, value.Text, value.Mark));
            else if (value.Kind == NodeKind.Map)
                settings.AddRange(SessionBuilder.SettingsOf(value).Select(s => s with { Path = $"{key.Text}/{s.Path}" }));
            else if (value.Kind == NodeKind.List)
                AddElements(key.Text, value, settings, elements);
        }

        return new Insert(id, processor, settings.ToImmutable(), elements.ToImmutable(), body?.GetText("key"), node.Mark);
    }

    private static void AddElements(string group, Node list, ImmutableArray<Setting>.Builder settings, ImmutableArray<Element>.Builder elements)
    {
        var ids = ElementNames.Of(list, Naming.Id);
        for (var i = 0; i < ids.Length; i++)
        {
            if (list.Items[i].Kind != NodeKind.Map)
                continue;

            elements.Add(new Element(group, ids[i], list.Items[i].Mark));
            foreach (var setting in SessionBuilder.SettingsOf(list.Items[i]).Where(s => s.Path != "id"))
                settings.Add(setting with { Path = $"{group}/{ids[i]}/{setting.Path}" });
        }
    }

    private static ImmutableArray<Setting> Settings(Node node, ImmutableArray<string> names) =>
        [.. SessionBuilder.SettingsOf(node).Where(s => names.Contains(s.Path))];

    private static ImmutableArray<Send> Sends(Node strip) =>
    [
        .. strip.GetItems("sends").Where(s => s.GetText("to") is not null).Select(s => new Send(
            s.GetText("to")!, s.GetText("tap") == "pre" ? SendTap.Pre : SendTap.Post, Settings(s, SendSettings), s.Mark)),
    ];

    private static ImmutableArray<AutomationLane> Automation(Node strip) => strip.Get("automation") is not { } map
        ? []
        : [.. map.Entries.Where(e => e.Value.Kind is NodeKind.List or NodeKind.Map).DistinctBy(e => e.Key.Text).Select(e => Lane(e.Key, e.Value))];

    private static AutomationLane Lane(Node key, Node movement) => movement.Kind == NodeKind.List
        ? new AutomationLane(key.Text, Points(movement.Items), key.Mark)
        : new AutomationLane(key.Text, Points(movement.GetItems("points")), key.Mark)
        {
            Lfo = SessionBuilder.SettingsOf(movement.Get("lfo")),
            Follow = SessionBuilder.SettingsOf(movement.Get("follow")),
        };

    private static ImmutableArray<AutomationPoint> Points(IEnumerable<Node> items) =>
    [
        .. items.Where(p => p.GetText("at") is not null && p.GetText("value") is not null).Select(p => new AutomationPoint(
            p.GetText("at")!, p.GetText("value")!, ToCurve(p.GetText("curve")), p.Mark, Handles(p))),
    ];

    private static BezierHandles? Handles(Node point)
    {
        var numbers = point.GetItems("handles").Select(n => ScalarGrammar.TryNumber(n.Text, out var number) ? number : -1).ToArray();
        return numbers.Length == 4 && numbers.All(n => n is >= 0 and <= 1) ? new BezierHandles(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }

    private static Curve ToCurve(string? text) => text switch
    {
        "hold" => Curve.Hold,
        "exponential" => Curve.Exponential,
        "s" => Curve.S,
        "bezier" => Curve.Bezier,
        _ => Curve.Linear,
    };

    private static ImmutableArray<Clip> Clips(Node track)
    {
        var nodes = track.GetItems("clips");
        return [.. (track.Get("source") is null ? nodes : nodes.Prepend(track)).Select(n => Clip(n, n == track)).OfType<Clip>()];
    }

    private static Clip? Clip(Node node, bool shorthand)
    {
        var files = SessionBuilder.Texts(node, "source");
        if (files.Length == 0)
            return null;

        var settings = shorthand ? [] : Settings(node, ClipSettings);
        return new Clip(files[0], node.GetText("hash"), settings, node.Get("source")!.Mark, files.Length > 1 ? files[1] : null);
    }
}
