using System.Collections.Immutable;
using Lathe.Engine.Taps;
using Lathe.Export;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Production.Sources;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>
/// Writes what a strip sounds like without an insert, with it at equal loudness, and what the insert adds or removes: a fair comparison, aligned to
/// the sample. The gain between the two is rounded to 0.01 dB and told, so that the same session always gives the same bytes.
/// </summary>
public static class AuditionJob
{
    /// <param name="path">A project folder or its session.yaml.</param>
    /// <param name="insert">Address of the insert: "kick/compressor".</param>
    /// <param name="output">The folder for the files, or null for audition/ in the project.</param>
    /// <param name="format">What the files shall be.</param>
    /// <param name="settings">How the strip is rendered.</param>
    /// <exception cref="InputException">There is no such insert.</exception>
    public static AuditionResult Run(
        string path, string insert, string? output, OutputFormat format, RenderSettings settings, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var project = ProjectFolder.Open(path);
        var session = project.ReadSession();
        var parts = insert.Split('/');
        var strip = session.Strips.FirstOrDefault(s => s.Id == parts[0]);
        if (parts.Length != 2 || strip?.Inserts.FirstOrDefault(i => i.Id == parts[1]) is not { } chosen || Rack.All.Find(chosen.Processor)?.Create is null)
        {
            var all = session.Strips.SelectMany(s => s.Inserts.Where(i => Rack.All.Find(i.Processor)?.Create is not null).Select(i => $"{s.Id}/{i.Id}")).ToArray();
            throw new InputException("unknown-insert", $"{project.SessionPath} has no insert '{insert}' of a processor; {(all.Length == 0 ? "it has none" : $"it has {string.Join(", ", all)}")}.");
        }

        var folder = output ?? Path.Combine(project.Root, "audition");
        var name = $"{parts[0]}-{parts[1]}";
        return new JobStages(progress, cancellation, ("auditioning", 1)).Run(p =>
        {
            Directory.CreateDirectory(folder);
            using var dry = Render(project, session, strip, chosen, InsertParams.Bypass, settings, cancellation);
            p.Report(0.3);
            using var wet = Render(project, session, strip, chosen, null, settings, cancellation);
            p.Report(0.6);
            using var delta = Render(project, session, strip, chosen, InsertParams.Delta, settings, cancellation);
            var gain = LoudnessMatch.Gain(dry, wet);
            ExportResult Write(Spool spool, string what, double level)
            {
                var target = Path.Combine(folder, $"{name} {what}.wav");
                return Exporter.Export(spool, target, format.For(target, session) with { Gain = level }, null, cancellation);
            }

            return new AuditionResult([Write(dry, "bypassed", 0), Write(wet, "matched", gain), Write(delta, "delta", 0)], gain);
        });
    }

    /// <summary>The strip up to and with the insert.</summary>
    private static Spool Render(
        ProjectFolder project, SessionDocument session, Strip strip, Insert insert, Param? toggle, RenderSettings settings, CancellationToken cancellation)
    {
        var set = insert with { Settings = insert.Settings.RemoveAll(s => s.Path is "bypass" or "delta") };
        if (toggle is not null)
        {
            set = set with { Settings = set.Settings.Add(new Setting(toggle.Id, "on")) };
        }

        var place = strip.Inserts.IndexOf(insert);
        var gone = strip.Inserts[(place + 1)..];
        Strip Cut(Strip s) => s.Id != strip.Id ? s : s with
        {
            Inserts = [.. strip.Inserts[..place], set],
            Automation = s.Automation.RemoveAll(l =>
                gone.Any(g => l.Path.StartsWith(g.Id + "/", StringComparison.Ordinal)) || l.Path == $"{insert.Id}/bypass" || l.Path == $"{insert.Id}/delta"),
        };
        var cut = session with
        {
            Tracks = [.. session.Tracks.Select(t => (Track)Cut(t))],
            Buses = [.. session.Buses.Select(b => (Bus)Cut(b))],
            Mix = (Bus)Cut(session.Mix),
        };
        var (plan, _) = MixRender.Compile(project, cut, settings, cancellation: cancellation);
        return MixRender.ToSpool(project, plan, settings, null, cancellation, strip.Id, TapPoint.PreFader).Spool;
    }
}

/// <param name="Files">Bypassed, matched, delta.</param>
/// <param name="Gain">What the processed signal was changed by to be as loud as the bypassed one, dB.</param>
public sealed record AuditionResult(ImmutableArray<ExportResult> Files, double Gain);
