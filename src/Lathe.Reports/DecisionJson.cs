using System.Text.Json;
using Lathe.Session.Findings;

namespace Lathe.Reports;

/// <summary>Writes decisions as they stand in report.json.</summary>
public static class DecisionJson
{
    /// <summary>Writes the property <c>decisions</c> of the object that is being written.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Decision> decisions) => JsonArray.Write(json, "decisions", decisions, static (json, decision) =>
    {
        json.WriteString("id", decision.Id);
        json.WriteString("stage", decision.Stage);
        json.WriteString("subject", decision.Subject);
        json.WriteString("measured", decision.Measured);
        json.WriteString("changed", decision.Changed);
        json.WriteString("expected", decision.Expected);
        JsonArray.Number(json, "confidence", decision.Confidence);
        json.WriteBoolean("made", decision.Made);
        FindingJson.Edits(json, decision.Edits.IsDefault ? [] : decision.Edits);
    });
}
