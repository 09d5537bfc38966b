using Lathe.Engine.Console;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Reads the VCAs and finds those above each strip.</summary>
internal static class VcaCompiler
{
    public static Dictionary<string, VcaDraft> Compile(Scope scope)
    {
        var drafts = new Dictionary<string, VcaDraft>(StringComparer.Ordinal);
        foreach (var vca in scope.Session.Vcas)
        {
            var draft = new VcaDraft(vca, scope.Read(StripParams.Info, StripParams.OfVca, vca.Settings, vca.Id), []);
            foreach (var lane in vca.Automation)
            {
                StripCompiler.AddLane(scope, StripParams.OfVca, draft.Values, draft.Lanes, lane, lane.Path, $"{vca.Id}/{lane.Path}", vca.Id);
            }

            drafts.TryAdd(vca.Id, draft);
        }

        return drafts;
    }

    /// <summary>The VCAs above a strip in document order, each once however many ways lead to it.</summary>
    public static List<VcaDraft> Above(Scope scope, Strip strip, Dictionary<string, VcaDraft> vcas)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        void Visit(string id, Session.Diagnostics.Mark mark, string path, List<string> way)
        {
            if (!vcas.TryGetValue(id, out var vca))
            {
                scope.Problems.AddUnknown(EngineProblemCodes.UnknownStrip, mark, path, $"There is no VCA '{id}'.", id, vcas.Keys);
            }
            else if (way.Contains(id))
            {
                return;
            }
            else
            {
                found.Add(id);
                foreach (var above in vca.Vca.Vcas)
                {
                    Visit(above, vca.Vca.Mark, $"{id}/vcas", [.. way, id]);
                }
            }
        }

        foreach (var id in strip.Vcas)
        {
            Visit(id, strip.Mark, $"{strip.Id}/vcas", []);
        }

        return [.. scope.Session.Vcas.Where(v => found.Contains(v.Id)).Select(v => vcas[v.Id]).Distinct()];
    }
}
