using System.Collections.Frozen;
using Lathe.Mixing.Intake;
using Lathe.Session.Findings;

namespace Lathe.Mixing.Assistant;

/// <summary>Says what the automatic chain leaves as it is: it mends levels, tone and time, but no damaged takes.</summary>
internal static class Unmended
{
    /// <summary>Findings that decisions answer, by the first word of the decision's id.</summary>
    private static readonly FrozenDictionary<string, string> Answers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dc-offset"] = "dc",
        ["hum"] = "hum",
        ["rumble"] = "high-pass",
        ["resonance"] = "resonance",
        ["sibilance"] = "de-essing",
        ["dual-mono"] = "channels",
        ["dead-channel"] = "channels",
        ["inter-sample-overs"] = "gain",
        [IntakeCodes.StartOffset] = "start",
        [IntakeCodes.PolarityFlip] = "polarity",
        [IntakeCodes.Converted] = "gain",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Apply(MixPlan plan)
    {
        foreach (var finding in plan.Report.Findings.Where(f => f.Code is "clipped-runs" or "clicks"))
        {
            plan.Leave(
                $"{finding.Code}/{finding.Where.Subject}", "tone", finding.Where.Subject, finding.Measured ?? finding.Message, "reported, not repaired",
                finding.Remedy ?? finding.Message, 0.9);
        }
    }

    public static bool IsMended(Finding finding, IEnumerable<Decision> decisions) =>
        Answers.TryGetValue(finding.Code, out var kind)
        && decisions.Any(d => d.Made && (d.Id == $"{kind}/{finding.Where.Subject}" || d.Id.StartsWith($"{kind}/{finding.Where.Subject}/", StringComparison.Ordinal)));
}
