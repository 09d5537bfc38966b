using System.Text.Encodings.Web;
using System.Text.Json;
using Lathe.Analysis.Measurement;

namespace Lathe.Reports;

/// <summary>Writes report.json. Two runs over the same song differ in <c>timings</c> only.</summary>
public static class SongReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, SongReport report)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("title", report.Title);
        json.WriteString("artist", report.Artist);
        json.WriteString("lathe", report.Version);
        JsonArray.Write(json, "intake", report.Intake, Intake);
        DecisionJson.Write(json, report.Decisions);
        json.WritePropertyName("mix");
        MeasurementJson.Write(json, report.Mix);
        json.WritePropertyName("master");
        MeasurementJson.Write(json, report.Master);
        Targets(json, report.Targets);
        JsonArray.Write(json, "deliverables", report.Deliverables, Deliverable);
        FindingJson.Write(json, report.Findings);
        JsonArray.Write(json, "platforms", report.Platforms, Platform);
        json.WriteStartObject("timings");
        foreach (var timing in report.Timings)
        {
            JsonArray.Number(json, timing.Stage, Math.Round(timing.Seconds, 3));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Intake(Utf8JsonWriter json, IntakeRow row)
    {
        json.WriteString("file", row.File);
        json.WriteString("track", row.Track);
        json.WriteString("role", row.Role);
        json.WriteString("reason", row.Reason);
        json.WriteString("format", row.Format);
        JsonArray.Number(json, "loudness", row.Loudness);
        JsonArray.Number(json, "truePeak", row.TruePeak);
        json.WriteStartArray("notes");
        foreach (var note in row.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    }

    private static void Targets(Utf8JsonWriter json, ReportTargets targets)
    {
        json.WriteStartObject("targets");
        JsonArray.Number(json, "loudness", targets.Loudness);
        JsonArray.Number(json, "ceiling", targets.Ceiling);
        json.WriteString("genre", targets.Genre);
        json.WriteBoolean("reached", targets.Reached);
        json.WriteString("reason", targets.Reason);
        json.WriteEndObject();
    }

    private static void Deliverable(Utf8JsonWriter json, DeliverableRow row)
    {
        json.WriteString("path", row.Path);
        json.WriteString("sha256", row.Sha256);
        json.WriteString("format", row.Format);
        json.WritePropertyName("measure");
        MeasurementJson.Write(json, row.Measurement);
    }

    private static void Platform(Utf8JsonWriter json, PlatformRow row)
    {
        json.WriteString("service", row.Service);
        JsonArray.Number(json, "level", row.Level);
        JsonArray.Number(json, "change", Math.Round(row.Change, 2));
    }
}
