using System.Collections.Immutable;
using Lathe.Session.Addresses;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>What a strip refers to, and the ids on it.</summary>
internal static class StripChecks
{
    public static void Check(Strip strip, SessionIndex index, ProblemList problems)
    {
        if (strip.Output is { } output && !index.Buses.Contains(output))
            problems.Add(ProblemCodes.UnknownReference, strip.Mark, $"{strip.Id}/output", $"'{strip.Id}' feeds '{output}', but there is no such bus.", ScalarGrammar.Suggest(output, index.Buses));

        foreach (var send in strip.Sends.Where(s => !index.Buses.Contains(s.To)))
            problems.Add(ProblemCodes.UnknownReference, send.Mark, $"{strip.Id}/sends/{send.To}", $"'{strip.Id}' sends to '{send.To}', but there is no such bus.", ScalarGrammar.Suggest(send.To, index.Buses));

        SessionChecks.CheckUnique(strip.Sends.Select(s => (s.To, s.Mark)), $"{strip.Id}/sends", problems);
        CheckInserts(strip.Id, strip.Inserts, SessionShape.ReservedInInserts, index.Strips, problems);
        CheckVcas(strip.Id, strip.Vcas, strip.Mark, index, problems);
        CheckLanes(strip.Id, strip.Automation, index.Session, problems);
    }

    /// <param name="owner">The strip's id.</param>
    /// <param name="inserts">Its inserts.</param>
    /// <param name="reserved">Words that can be no insert's id.</param>
    /// <param name="keys">What may drive a sidechain; null where that is not to be asked.</param>
    public static void CheckInserts(string owner, ImmutableArray<Insert> inserts, ImmutableArray<string> reserved, IReadOnlySet<string>? keys, ProblemList problems)
    {
        SessionChecks.CheckUnique(inserts.Select(i => (i.Id, i.Mark)), owner, problems);
        foreach (var insert in inserts)
        {
            var path = $"{owner}/{insert.Id}";
            if (reserved.Contains(insert.Id) && insert.Id != insert.Processor)
                problems.Add(ProblemCodes.BadId, insert.Mark, path, $"'{insert.Id}' is a reserved word.", $"Call it {insert.Processor}-{insert.Id}, for instance.");

            if (insert.Key is { } key && keys?.Contains(key) == false)
                problems.Add(ProblemCodes.UnknownReference, insert.Mark, $"{path}/key", $"The key '{key}' is no strip.", ScalarGrammar.Suggest(key, keys));

            foreach (var group in insert.Elements.GroupBy(e => e.Group))
                SessionChecks.CheckUnique(group.Select(e => (e.Id, e.Mark)), $"{path}/{group.Key}", problems);
        }
    }

    public static void CheckVcas(string owner, ImmutableArray<string> vcas, Mark mark, SessionIndex index, ProblemList problems)
    {
        foreach (var vca in vcas.Where(id => !index.Vcas.Contains(id)))
            problems.Add(ProblemCodes.UnknownReference, mark, $"{owner}/vcas", $"There is no VCA '{vca}'.", ScalarGrammar.Suggest(vca, index.Vcas));
    }

    public static void CheckLanes(string owner, ImmutableArray<AutomationLane> lanes, SessionDocument session, ProblemList problems)
    {
        foreach (var lane in lanes)
        {
            decimal last = -1;
            foreach (var point in lane.Points)
            {
                if (!TimePosition.TryParse(point.At, out var time, out _))
                    continue;

                var seconds = time.ToSeconds(session.Rate, session.Tempo);
                if (seconds <= last)
                    problems.Add(ProblemCodes.NotInOrder, point.Mark, $"{owner}/automation/{lane.Path}", $"The point at {point.At} does not come after the one before it.", "Put the points in order of time.");

                last = seconds;
            }
        }
    }
}
