using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Lathe.Analysis.Checks;
using Lathe.Analysis.Measurement;
using Lathe.Files;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Mixing.Intake;
using Lathe.Reports;
using Lathe.Reports.Pages;
using Lathe.Session.Findings;

namespace Lathe.Production.Jobs;

/// <summary>Gathers what a job came to into report.json and report.html.</summary>
internal static class ReportBuilder
{
    /// <param name="master">The master and how it came about.</param>
    /// <param name="intake">Of the stems; null where a mix was mastered alone.</param>
    /// <param name="decisions">Those before mastering.</param>
    /// <param name="findings">Those before mastering.</param>
    /// <param name="timings">Of the stages.</param>
    public static SongReport Build(
        MasterOutcome master,
        IntakeReport? intake,
        IEnumerable<Decision> decisions,
        IEnumerable<Finding> findings,
        IEnumerable<StageTiming> timings)
    {
        var goal = LoudnessGoal.Of(master.Document.Target);
        var tone = ToneReading.Of(master.Master, ToneBand.Generic);
        return new SongReport
        {
            Title = master.Document.Title ?? "Untitled",
            Artist = master.Document.Artist,
            Version = Version,
            Intake = intake is null ? [] : Rows(intake),
            Decisions = [.. decisions, .. master.Decisions],
            Findings = [.. findings, .. master.Listening.Findings, .. Checker.Check("master", master.Master, CheckRules.Master)],
            Mix = master.Listening.Mix,
            Master = master.Master,
            Targets = new ReportTargets(goal.Loudness, goal.Ceiling, master.Document.Target.Genre, master.Loudness.IsMet, master.Loudness.Constraint),
            Deliverables = [.. master.Release.Files.Select(f => new DeliverableRow(f.Path, f.Export.Sha256, Format(f.Export.Info), f.Measurement))],
            Platforms = Platforms(master.Master),
            Tone = new ToneTarget($"{tone.Band.Name}, measured from {tone.Band.Songs} songs", tone.Low, tone.High),
            Excerpts = master.Excerpts,
            Timings = [.. timings],
        };
    }

    /// <summary>Writes both forms into a project's folder, each whole or not at all.</summary>
    public static void Write(ProjectFolder project, SongReport report)
    {
        using var json = new MemoryStream();
        SongReportJson.Write(json, report);
        DocumentFile.Write(Path.Combine(project.Root, "report.json"), Encoding.UTF8.GetString(json.ToArray()) + "\n");
        DocumentFile.Write(Path.Combine(project.Root, "report.html"), ReportPage.Write(report));
    }

    private static string Version { get; } =
        typeof(ReportBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static ImmutableArray<PlatformRow> Platforms(Measurement master) => master.Integrated is { } loudness && master.TruePeak is { } peak
        ? [.. PlatformLevel.Changes(loudness, peak).Select(p => new PlatformRow(p.Service, p.Level, p.Change))]
        : [];

    private static ImmutableArray<IntakeRow> Rows(IntakeReport intake) =>
    [
        .. intake.Stems.Select(s => new IntakeRow(
            string.Join(", ", s.Files.Select(f => Path.GetFileName(f.Source))),
            s.Id,
            s.Role.Role,
            s.Role.Reason,
            Format(s.Files[0].Info),
            s.Loudness,
            s.Measurement.TruePeak,
            [.. intake.Decisions.Where(d => d.Subject == s.Id && d.Made && !d.Changed.StartsWith("role ", StringComparison.Ordinal)).Select(d => d.Changed)])),
        .. intake.Skipped.Select(s => new IntakeRow(s.Path, null, null, s.Reason, "", null, null, ["left out"])),
    ];

    private static string Format(AudioFileInfo info) => string.Create(
        CultureInfo.InvariantCulture,
        $"{info.ContainerName.ToUpperInvariant()}, {info.Format.SampleRate / 1000.0:0.###} kHz{(info.BitDepth is { } bits ? $", {bits} bit" : "")}, {info.Format.Layout.Name}");
}
