using Lathe.Engine.Automation;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Connects the strips: outputs, sends and keys.</summary>
internal static class Routing
{
    /// <summary>Adds the ways into each strip, in document order, and the keys of its inserts.</summary>
    /// <returns>The strips in an order of computation, or null where there is a ring.</returns>
    public static List<int>? Connect(Scope scope, StripDraft[] strips)
    {
        var byId = strips.GroupBy(s => s.Strip.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var draft in strips)
        {
            var strip = draft.Strip;
            if (draft != strips[^1] && strip.Output is { } output && Bus(scope, byId, output, strip.Mark, $"{strip.Id}/output") is { } bus)
            {
                bus.Inputs.Add(new PlanEdge(draft.Index, bus.Index, SendTap.Post, null));
            }

            foreach (var send in draft.Sends)
            {
                if (Bus(scope, byId, send.Send.To, send.Send.Mark, $"{strip.Id}/sends/{send.Send.To}") is { } to)
                {
                    to.Inputs.Add(Edge(scope, draft, send, to));
                }
            }

            Keys(scope, byId, draft);
        }

        foreach (var draft in strips)
        {
            Follow(draft);
        }

        var order = Rings.Sort(
            strips.Length,
            i => strips[i].Inputs.Select(e => e.From).Concat(strips[i].Inserts.Where(n => n?.Key is not null).Select(n => n!.Key!.Strip)).Concat(strips[i].Follows),
            out var ring);
        if (ring is null)
        {
            return order;
        }

        var first = strips[ring[0]].Strip;
        scope.Problems.Add(
            EngineProblemCodes.Ring,
            first.Mark,
            first.Id,
            $"The routing is a ring: {Rings.Text(ring, i => strips[i].Strip.Id)}.",
            "Change one of these outputs, sends, keys or followers.");
        return null;
    }

    private static PlanEdge Edge(Scope scope, StripDraft from, SendDraft send, StripDraft to) => new(
        from.Index,
        to.Index,
        send.Send.Tap,
        new PlanSend(
            send.Control(SendParams.Level),
            send.Control(SendParams.Mute),
            Places.Of(scope, from, send, to),
            send.Send.Tap == SendTap.Pre ? from.Mutes : []));

    /// <summary>Notes whose level moves something in a strip: its own values, those of its VCAs and inserts, and of the sends that come in.</summary>
    private static void Follow(StripDraft draft)
    {
        var lanes = draft.Lanes.Values
            .Concat(draft.Vcas.SelectMany(v => v.Lanes.Values))
            .Concat(draft.Inserts.Where(i => i is not null).SelectMany(i => i!.Lanes).Select(l => l.Lane))
            .Concat(draft.Inputs.Where(e => e.Send is not null).SelectMany(e => e.Send!.Controls).Select(c => c.Lane).OfType<Lane>());
        foreach (var follower in lanes.Select(l => l.Follower).OfType<Follower>())
        {
            draft.Follows.Add(follower.Source.Strip);
        }
    }

    private static void Keys(Scope scope, Dictionary<string, StripDraft> byId, StripDraft draft)
    {
        for (var i = 0; i < draft.Inserts.Length; i++)
        {
            var written = draft.Strip.Inserts[i];
            if (written.Key is null)
            {
                continue;
            }

            if (!byId.TryGetValue(written.Key, out var key))
            {
                scope.Problems.AddUnknown(
                    EngineProblemCodes.UnknownStrip,
                    written.Mark,
                    $"{draft.Strip.Id}/{written.Id}/key",
                    $"There is no strip '{written.Key}'.",
                    written.Key,
                    byId.Keys);
            }
            else if (draft.Inserts[i] is { } insert && insert.Processor.Info.HasKey)
            {
                draft.Inserts[i] = insert with { Key = new PlanKey(key.Index, key.Layout.Channels, 0) };
            }
        }
    }

    private static StripDraft? Bus(Scope scope, Dictionary<string, StripDraft> byId, string id, Mark mark, string path)
    {
        var buses = byId.Values.Where(s => s.Strip is Bus);
        if (!byId.TryGetValue(id, out var found))
        {
            scope.Problems.AddUnknown(EngineProblemCodes.UnknownStrip, mark, path, $"There is no bus '{id}'.", id, buses.Select(b => b.Strip.Id));
            return null;
        }

        if (found.Strip is Bus)
        {
            return found;
        }

        scope.Problems.Add(
            EngineProblemCodes.NotBus, mark, path, $"{id} is a track and takes no input.", $"Name a bus: {string.Join(", ", buses.Select(b => b.Strip.Id))}.");
        return null;
    }
}
