using Lathe.Session.Addresses;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>What is wrong between the parts of a session, each part being right by itself.</summary>
internal static class SessionChecks
{
    public static void Check(SessionDocument session, ProblemList problems, Func<string, bool>? sourceExists)
    {
        var index = new SessionIndex(session);
        CheckIds(session, problems);
        foreach (var strip in session.Strips)
            StripChecks.Check(strip, index, problems);

        foreach (var track in session.Tracks)
            CheckClips(track, problems, sourceExists);

        foreach (var vca in session.Vcas)
        {
            StripChecks.CheckVcas(vca.Id, vca.Vcas, vca.Mark, index, problems);
            StripChecks.CheckLanes(vca.Id, vca.Automation, session, problems);
        }

        CheckVcaCycles(session, problems);
        CheckVariants(index, problems);
        foreach (var scene in session.Scenes)
        {
            foreach (var setting in scene.Set)
                CheckPath(setting.Path, setting.Mark, $"session/scenes/{scene.Id}", index, problems);
        }
    }

    private static void CheckIds(SessionDocument session, ProblemList problems)
    {
        var seen = new Dictionary<string, Mark>(StringComparer.Ordinal);
        var all = session.Strips.SkipLast(1).Select(s => (s.Id, s.Mark)).Concat(session.Vcas.Select(v => (v.Id, v.Mark)));
        foreach (var (id, mark) in all)
        {
            if (SessionShape.ReservedStrips.Contains(id))
                problems.Add(ProblemCodes.BadId, mark, id, $"'{id}' is a reserved word.", $"Call it {id}-1, for instance.");
            else if (!seen.TryAdd(id, mark))
                problems.Add(ProblemCodes.DuplicateId, mark, id, $"The id '{id}' is taken by line {seen[id].Line}.", $"Call one of them {Slug.Unique(id, seen.ContainsKey)}.");
        }

        CheckUnique(session.Variants.Select(v => (v.Id, v.Mark)), "mix/variants", problems);
        CheckUnique(session.Scenes.Select(s => (s.Id, s.Mark)), "session/scenes", problems);
    }

    public static void CheckUnique(IEnumerable<(string Id, Mark Mark)> all, string path, ProblemList problems)
    {
        var seen = new Dictionary<string, Mark>(StringComparer.Ordinal);
        foreach (var (id, mark) in all)
        {
            if (!seen.TryAdd(id, mark))
                problems.Add(ProblemCodes.DuplicateId, mark, $"{path}/{id}", $"The id '{id}' is taken by line {seen[id].Line}.", $"Give one of them an id of its own, such as {Slug.Unique(id, seen.ContainsKey)}.");
        }
    }

    private static void CheckClips(Track track, ProblemList problems, Func<string, bool>? sourceExists)
    {
        if (track.Clips.IsEmpty)
            problems.Add(ProblemCodes.Missing, track.Mark, track.Id, $"The track '{track.Id}' has no source.", "Add source: and the path of its audio file.");

        if (sourceExists is null)
            return;

        foreach (var clip in track.Clips)
        {
            foreach (var file in new[] { clip.Source, clip.Partner }.OfType<string>().Where(f => !sourceExists(f)))
                problems.Add(ProblemCodes.SourceMissing, clip.Mark, track.Id, $"'{file}' does not exist.", "Put the file there, or mend the path, which is relative to the document.");
        }
    }

    private static void CheckVcaCycles(SessionDocument session, ProblemList problems)
    {
        var owners = session.Vcas.DistinctBy(v => v.Id).ToDictionary(v => v.Id, v => v.Vcas, StringComparer.Ordinal);
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var vca in session.Vcas)
        {
            if (FindCycle(vca.Id, [], owners, state) is { } cycle)
                problems.Add(ProblemCodes.VcaCycle, vca.Mark, vca.Id, $"These VCAs belong to one another in a circle: {cycle}.", "Take one of them out of its vcas.");
        }
    }

    /// <summary>The circle as text, or null. <paramref name="done"/> holds true for those that were searched to the end.</summary>
    private static string? FindCycle(
        string start, List<string> way, Dictionary<string, System.Collections.Immutable.ImmutableArray<string>> owners, Dictionary<string, bool> done)
    {
        // An explicit stack: thousands of VCAs in a row must not exhaust the thread's.
        var stack = new Stack<(string Id, int Next)>();
        if (done.TryAdd(start, false))
            stack.Push((start, 0));

        while (stack.TryPop(out var top))
        {
            if (!owners.TryGetValue(top.Id, out var parents) || top.Next >= parents.Length)
            {
                done[top.Id] = true;
                continue;
            }

            stack.Push((top.Id, top.Next + 1));
            var parent = parents[top.Next];
            if (done.TryAdd(parent, false))
            {
                stack.Push((parent, 0));
            }
            else if (!done[parent])
            {
                way.AddRange(stack.Reverse().Select(s => s.Id).SkipWhile(id => id != parent));
                foreach (var (id, _) in stack)
                    done[id] = true;
                return string.Join(" -> ", way.Append(parent));
            }
        }

        return null;
    }

    private static void CheckVariants(SessionIndex index, ProblemList problems)
    {
        var known = index.Owners.Concat(Roles.All).ToHashSet(StringComparer.Ordinal);
        var inserts = index.Session.Strips.SelectMany(s => s.Inserts.Select(i => $"{s.Id}/{i.Id}")).ToHashSet(StringComparer.Ordinal);
        foreach (var variant in index.Session.Variants)
        {
            var path = $"mix/variants/{variant.Id}";
            foreach (var id in variant.Mute.Concat(variant.Trim.Select(t => t.Path)).Where(id => !known.Contains(id)))
                problems.Add(ProblemCodes.UnknownReference, variant.Mark, path, $"There is no strip and no role '{id}'.", ScalarGrammar.Suggest(id, known));

            foreach (var off in variant.Off)
            {
                if (!inserts.Contains(off))
                {
                    problems.Add(ProblemCodes.UnknownReference, variant.Mark, path, $"There is no insert '{off}'.", ScalarGrammar.Suggest(off, inserts));
                }
            }
        }
    }

    private static void CheckPath(string path, Mark mark, string owner, SessionIndex index, ProblemList problems)
    {
        var strip = path.Split('/')[0];
        if (Slug.IsId(strip) && strip != "session" && !index.Owners.Contains(strip))
            problems.Add(ProblemCodes.UnknownReference, mark, owner, $"There is no strip '{strip}'.", ScalarGrammar.Suggest(strip, index.Owners));
    }
}
