using System.Collections.Immutable;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;
using Lathe.Processing.Contract;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>From a session to a plan: checks everything, connects the strips, compensates every latency.</summary>
public static class Compiler
{
    private const int MinRate = 8000;
    private const int MaxRate = 384_000;

    /// <summary>Compiles a session. Nothing in a document makes it throw: what is wrong is listed.</summary>
    /// <param name="session">The document.</param>
    /// <param name="registry">The rack.</param>
    /// <param name="sources">Where its sources come from; each is opened once to learn its length.</param>
    /// <param name="options">Variant and scene; null for the session as it stands.</param>
    public static Compilation Compile(SessionDocument session, ProcessorRegistry registry, ISourceLibrary sources, CompileOptions? options = null)
    {
        options ??= new CompileOptions();
        var problems = new ProblemCollector();
        if (session.Rate is < MinRate or > MaxRate)
        {
            problems.Add(
                EngineProblemCodes.BadRate, default, "session/rate", $"The sample rate is {session.Rate} Hz.", $"Write a rate within {MinRate} Hz to {MaxRate} Hz.");
            return new Compilation(null, problems.ToImmutable());
        }

        var scope = LayoutChoice.Apply(new Scope(SceneOverlay.Apply(session, options.Scene, problems), registry, sources, options, problems));
        var strips = scope.Session.Strips.Select((strip, index) => new StripDraft(index, strip)).ToArray();
        CheckIds(scope, strips);
        var off = VariantChoice.Apply(scope, strips);
        var vcas = VcaCompiler.Compile(scope);
        foreach (var strip in strips)
        {
            StripCompiler.Compile(scope, strip, off);
            strip.Vcas = VcaCompiler.Above(scope, strip.Strip, vcas);
        }

        LayoutChoice.Connect(scope, strips);
        var order = Routing.Connect(scope, strips);
        if (order is null || problems.HasErrors)
        {
            return new Compilation(null, problems.ToImmutable());
        }

        Audibility.Apply(strips);
        Timing.Apply(scope, strips, order);
        var tempo = scope.Session.Tempo.Changes[0].BeatsPerMinute;
        var planned = ContentKeys.Apply([.. strips.Select(s => Finish(scope, s))], order, scope.Rate, tempo);
        return new Compilation(new Plan(scope.Rate, tempo, planned, sources), problems.ToImmutable());
    }

    /// <summary>The session with the values of one of its scenes in place; whether they are values at all is checked when it is compiled.</summary>
    /// <param name="session">The document.</param>
    /// <param name="scene">Id of the scene.</param>
    public static (SessionDocument Session, ImmutableArray<Problem> Problems) WithScene(SessionDocument session, string scene)
    {
        var problems = new ProblemCollector();
        return (SceneOverlay.Apply(session, scene, problems), problems.ToImmutable());
    }

    private static void CheckIds(Scope scope, StripDraft[] strips)
    {
        var ids = strips.Select(s => (s.Strip.Id, s.Strip.Mark)).Concat(scope.Session.Vcas.Select(v => (v.Id, v.Mark)));
        foreach (var twice in ids.GroupBy(i => i.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            scope.Problems.Add(
                EngineProblemCodes.DuplicateId, twice.Last().Mark, twice.Key, $"The id '{twice.Key}' is used {twice.Count()} times.", "Give every strip and VCA an id of its own.");
        }

        var vcas = scope.Session.Vcas;
        int Index(string id) => vcas.Select(v => v.Id).ToImmutableArray().IndexOf(id);
        Rings.Sort(vcas.Length, i => vcas[i].Vcas.Select(Index).Where(v => v >= 0), out var ring);
        if (ring is not null)
        {
            scope.Problems.Add(
                EngineProblemCodes.VcaRing,
                vcas[ring[0]].Mark,
                vcas[ring[0]].Id,
                $"The VCAs belong to one another in a ring: {Rings.Text(ring, i => vcas[i].Id)}.",
                "Take one of them out of the other.");
        }
    }

    private static PlanStrip Finish(Scope scope, StripDraft draft) => new()
    {
        Index = draft.Index,
        Id = draft.Strip.Id,
        Name = draft.Strip.Name,
        IsTrack = draft.Strip is Track,
        Layout = draft.Layout,
        Clips = draft.Clips,
        Inputs = [.. draft.Inputs],
        Inserts = [.. draft.Inserts.Select(i => i!)],
        DelayLine = draft.DelayLine,
        DelayLatency = draft.DelayLatency,
        Trim = draft.Control(StripParams.Trim),
        Inverted = draft.Values[StripParams.Polarity] == 1,
        Fader = draft.Control(StripParams.Fader),
        Place = Places.Of(scope, draft),
        Follows = [.. draft.Follows],
        Mutes = draft.Mutes,
        Vcas = [.. draft.Vcas.Select(v => v.Control(StripParams.Fader))],
        VariantTrim = draft.VariantTrim,
        Muted = draft.Silent,
        InputLatency = draft.InputLatency,
        Latency = draft.Latency,
        End = draft.End,
    };
}
