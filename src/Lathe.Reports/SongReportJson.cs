using System.Text.Encodings.Web;
using System.Text.Json;
using Lathe.Analysis.Measurement;
using Lathe.Session.Findings;

namespace Lathe.Reports;

/// <summary>Writes report.json. Two runs over the same song differ in <c>timings</c> only.</summary>
public static class SongReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, SongReport report)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("title", report.Title);
        json.WriteString("artist", report.Artist);
        json.WriteString("lathe", report.Version);
        Array(json, "intake", report.Intake, Intake);
        Array(json, "decisions", report.Decisions, Decision);
        json.WritePropertyName("mix");
        MeasurementJson.Write(json, report.Mix);
        json.WritePropertyName("master");
        MeasurementJson.Write(json, report.Master);
        Targets(json, report.Targets);
        Array(json, "deliverables", report.Deliverables, Deliverable);
        Array(json, "findings", report.Findings, Finding);
        Array(json, "platforms", report.Platforms, Platform);
        json.WriteStartObject("timings");
        foreach (var timing in report.Timings)
        {
            json.WriteNumber(timing.Stage, Math.Round(timing.Seconds, 3));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Intake(Utf8JsonWriter json, IntakeRow row)
    {
        json.WriteString("file", row.File);
        json.WriteString("track", row.Track);
        json.WriteString("role", row.Role);
        json.WriteString("reason", row.Reason);
        json.WriteString("format", row.Format);
        Number(json, "loudness", row.Loudness);
        Number(json, "truePeak", row.TruePeak);
        json.WriteStartArray("notes");
        foreach (var note in row.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    }

    private static void Decision(Utf8JsonWriter json, Decision decision)
    {
        json.WriteString("id", decision.Id);
        json.WriteString("stage", decision.Stage);
        json.WriteString("subject", decision.Subject);
        json.WriteString("measured", decision.Measured);
        json.WriteString("changed", decision.Changed);
        json.WriteString("expected", decision.Expected);
        json.WriteNumber("confidence", decision.Confidence);
        json.WriteBoolean("made", decision.Made);
        Edits(json, decision.Edits.IsDefault ? [] : decision.Edits);
    }

    private static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("subject", finding.Where.Subject);
        Number(json, "start", finding.Where.Start);
        Number(json, "end", finding.Where.End);
        Number(json, "channel", finding.Where.Channel);
        Number(json, "lowHz", finding.Where.LowHz);
        Number(json, "highHz", finding.Where.HighHz);
        json.WriteString("message", finding.Message);
        json.WriteString("measured", finding.Measured);
        json.WriteString("limit", finding.Limit);
        json.WriteString("remedy", finding.Remedy);
        Edits(json, finding.Edits.IsDefault ? [] : finding.Edits);
    }

    private static void Edits(Utf8JsonWriter json, IEnumerable<Edit> edits) => Array(json, "edits", edits, static (json, edit) =>
    {
        json.WriteString("path", edit.Path);
        json.WriteString("value", edit.Value);
    });

    private static void Targets(Utf8JsonWriter json, ReportTargets targets)
    {
        json.WriteStartObject("targets");
        json.WriteNumber("loudness", targets.Loudness);
        json.WriteNumber("ceiling", targets.Ceiling);
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
        json.WriteNumber("level", row.Level);
        json.WriteNumber("change", Math.Round(row.Change, 2));
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
