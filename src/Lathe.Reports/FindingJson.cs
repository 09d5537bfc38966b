using System.Text.Json;
using Lathe.Session.Findings;

namespace Lathe.Reports;

/// <summary>Writes findings and edits as they stand in report.json and in what <c>lathe check --json</c> prints.</summary>
public static class FindingJson
{
    /// <summary>Writes the property <c>findings</c> of the object that is being written.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Finding> findings) => JsonArray.Write(json, "findings", findings, static (json, finding) =>
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("subject", finding.Where.Subject);
        JsonArray.Number(json, "start", finding.Where.Start);
        JsonArray.Number(json, "end", finding.Where.End);
        JsonArray.Number(json, "channel", finding.Where.Channel);
        JsonArray.Number(json, "lowHz", finding.Where.LowHz);
        JsonArray.Number(json, "highHz", finding.Where.HighHz);
        json.WriteString("message", finding.Message);
        json.WriteString("measured", finding.Measured);
        json.WriteString("limit", finding.Limit);
        json.WriteString("remedy", finding.Remedy);
        Edits(json, finding.Edits.IsDefault ? [] : finding.Edits);
    });

    internal static void Edits(Utf8JsonWriter json, IEnumerable<Edit> edits) => JsonArray.Write(json, "edits", edits, static (json, edit) =>
    {
        json.WriteString("path", edit.Path);
        json.WriteString("value", edit.Value);
    });
}
