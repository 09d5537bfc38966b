using System.Collections.Immutable;
using Lathe.Engine.Console;
using Lathe.Processing.Contract;
using Lathe.Session.Automation;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Reads what a strip holds by itself: settings, clips, inserts, sends and their lanes.</summary>
internal static class StripCompiler
{
    /// <param name="scope">The compilation.</param>
    /// <param name="draft">Filled.</param>
    /// <param name="off">Paths of inserts that the variant bypasses.</param>
    public static void Compile(Scope scope, StripDraft draft, ImmutableArray<string> off)
    {
        var strip = draft.Strip;
        draft.Values = scope.Read(StripParams.Info, StripParams.All, strip.Settings, strip.Id);
        var asked = StripParams.Named(draft.Values[StripParams.Layout]);
        if (strip is Track track)
        {
            (draft.Clips, draft.Layout) = ClipCompiler.Compile(scope, track, asked);
        }
        else
        {
            draft.Layout = asked ?? scope.Layout;
        }

        CheckIds(scope, strip);
        draft.Sends = [.. strip.Sends.Select(s => new SendDraft(
            s, scope.Read(SendParams.Info, SendParams.All, s.Settings, $"{strip.Id}/sends/{s.To}"), []))];
        var byInsert = strip.Inserts.ToLookup(i => i.Id, _ => new List<AutomationLane>(), StringComparer.Ordinal);
        foreach (var lane in strip.Automation)
        {
            Compile(scope, draft, lane, byInsert);
        }

        draft.Inserts = [.. strip.Inserts.Select(insert => InsertCompiler.Compile(
            scope, strip.Id, insert, [.. byInsert[insert.Id].First()], off.Contains($"{strip.Id}/{insert.Id}")))];
    }

    private static void CheckIds(Scope scope, Strip strip)
    {
        foreach (var twice in strip.Inserts.GroupBy(i => i.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            scope.Problems.Add(
                EngineProblemCodes.DuplicateId, twice.Last().Mark, $"{strip.Id}/{twice.Key}", $"Two inserts of {strip.Id} are called '{twice.Key}'.", "Give one another id.");
        }

        foreach (var twice in strip.Sends.GroupBy(s => s.To, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            scope.Problems.Add(
                EngineProblemCodes.DuplicateId, twice.Last().Mark, $"{strip.Id}/sends/{twice.Key}", $"{strip.Id} has two sends to {twice.Key}.", "Join them into one.");
        }
    }

    private static void Compile(Scope scope, StripDraft draft, AutomationLane lane, ILookup<string, List<AutomationLane>> byInsert)
    {
        var strip = draft.Strip;
        var path = $"{strip.Id}/{lane.Path}";
        var parts = lane.Path.Split('/');
        if (parts.Length == 1)
        {
            AddLane(scope, StripParams.All, draft.Values, draft.Lanes, lane, lane.Path, path, strip.Id);
        }
        else if (parts[0] == "sends")
        {
            if (draft.Sends.FirstOrDefault(s => s.Send.To == parts[1]) is { } send)
            {
                AddLane(scope, SendParams.All, send.Values, send.Lanes, lane, string.Join('/', parts[2..]), path, $"{strip.Id}/sends/{parts[1]}");
            }
            else
            {
                scope.Problems.AddUnknown(
                    EngineProblemCodes.UnknownInsert, lane.Mark, path, $"{strip.Id} has no send to '{parts[1]}'.", parts[1], strip.Sends.Select(s => s.To));
            }
        }
        else if (byInsert[parts[0]].FirstOrDefault() is { } lanes)
        {
            lanes.Add(lane with { Path = string.Join('/', parts[1..]) });
        }
        else
        {
            scope.Problems.AddUnknown(
                EngineProblemCodes.UnknownInsert, lane.Mark, path, $"{strip.Id} has no insert '{parts[0]}'.", parts[0], strip.Inserts.Select(i => i.Id));
        }
    }

    /// <summary>Compiles a lane of one of the console's own parameters.</summary>
    public static void AddLane(
        Scope scope,
        ImmutableArray<Param> parameters,
        ProcessorSettings values,
        Dictionary<Param, Automation.Lane> lanes,
        AutomationLane lane,
        string name,
        string path,
        string owner)
    {
        if (parameters.FirstOrDefault(p => p.Id == name) is not { } parameter)
        {
            scope.Problems.AddUnknown(
                EngineProblemCodes.UnknownParameter, lane.Mark, path, $"'{name}' is no setting of {owner}.", name, parameters.Select(p => p.Id));
        }
        else if (lanes.ContainsKey(parameter))
        {
            scope.Problems.Add(EngineProblemCodes.DuplicateId, lane.Mark, path, "Two lanes move this value.", "Join them into one.");
        }
        else if (LaneCompiler.Compile(scope, parameter, values[parameter], lane, path) is { } compiled)
        {
            lanes[parameter] = compiled;
        }
    }
}
