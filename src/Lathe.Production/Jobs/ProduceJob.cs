using Lathe.Export;
using Lathe.Files;
using Lathe.Files.Tags;
using Lathe.Mixing.Assistant;
using Lathe.Mixing.Handoff;
using Lathe.Production.Sources;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>The whole road: stems in, a mixed, mastered, tagged and reported release out, as a project that can be opened and changed.</summary>
public static class ProduceJob
{
    /// <param name="folder">The stems; they are never written.</param>
    /// <exception cref="InputException">The folder or an option cannot be used.</exception>
    public static MasterJobResult Run(string folder, ProduceOptions options, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var project = ProjectFolder.At(options.Output);
        RefuseInside(folder, project);
        var stages = new JobStages(
            progress,
            cancellation,
            [("taking in the stems", 4), ("proposing the mix", 3), ("rendering the mix", 3), .. MasterStages.Weights, ("reporting", 0.5)]);
        var naming = new NewJobOptions { Title = options.Master.Title, Artist = options.Master.Artist, Settings = options.Master.Settings };
        var intake = stages.Run(p => NewJob.Read(folder, project, naming, p, cancellation));
        var render = options.Master.Settings.ToRender(null);
        var proposal = stages.Run(p => MixAssistant.Propose(intake, new ProjectSources(project.Root), render, p, cancellation));
        Directory.CreateDirectory(project.Root);
        DocumentFile.Replace(project.SessionPath, proposal.Yaml);
        var handoff = stages.Run(p => Handoff(project, proposal, options, p, cancellation));
        var master = new MasterStages(project, options.Master with { Title = proposal.Session.Title, Artist = proposal.Session.Artist });
        var outcome = master.Run(stages, Path.Combine(project.Mix, handoff.Files[0].File), handoff.Intents, null, cancellation);
        var report = stages.Run(p =>
        {
            var built = ReportBuilder.Build(outcome, intake, proposal.Decisions, proposal.Findings, stages.Timings);
            ReportBuilder.Write(project, built);
            return built;
        });
        return new MasterJobResult(project.Root, report);
    }

    private static void RefuseInside(string folder, ProjectFolder project)
    {
        var stems = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (stems == Path.GetFullPath(project.Root).TrimEnd(Path.DirectorySeparatorChar))
        {
            throw new InputException("same-folder", $"--out is the folder of the stems itself, which is never written; choose another.");
        }
    }

    /// <summary>Writes the mix as a mastering engineer wants it: 24 bit at the session's rate, with and without the bus chain.</summary>
    private static Session.Mix.Handoff Handoff(
        ProjectFolder project, MixProposal proposal, ProduceOptions options, IProgress<double> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(project.Mix);
        var session = proposal.Session;
        var name = MixFileName.Of(session);
        var withChain = Write(project, session, options, $"{name}.wav", new RenderJob.Part(progress, 0, 0.5), cancellation);
        var withoutBusChain = session with { Mix = session.Mix with { Inserts = [] } };
        var without = Write(project, withoutBusChain, options, $"{name} (no bus chain).wav", new RenderJob.Part(progress, 0.5, 0.5), cancellation);
        var handoff = HandoffPackage.Build(new HandoffRequest
        {
            Session = session,
            Bits = 24,
            Files = [File("mix", withChain, "the mix with its bus chain"), File("mix-no-bus-chain", without, "the same without the bus chain")],
            Loudness = new HandoffLoudness(proposal.Mix.Integrated, proposal.Mix.TruePeak, proposal.Mix.Range),
            Open = proposal.Findings,
            Notes = [.. options.Notes],
        });
        HandoffPackage.Write(project.Mix, handoff);
        return handoff;
    }

    private static HandoffFile File(string id, ExportResult file, string note) => new(id, Path.GetFileName(file.Path), "sha256:" + file.Sha256, note);

    private static ExportResult Write(
        ProjectFolder project, SessionDocument session, ProduceOptions options, string file, IProgress<double> progress, CancellationToken cancellation)
    {
        var (plan, _) = MixRender.Compile(project, session, options.Master.Settings, cancellation: cancellation);
        var (spool, _) = MixRender.ToSpool(project, plan, options.Master.Settings, new RenderJob.Part(progress, 0, 0.7), cancellation);
        using (spool)
        {
            var spec = new ExportSpec
            {
                Container = Container.Wav,
                SampleFormat = SampleFormat.S24,
                Tags = new TagSet { Title = session.Title, Artist = session.Artist },
            };
            return Exporter.Export(spool, Path.Combine(project.Mix, file), spec, new RenderJob.Part(progress, 0.7, 0.3), cancellation);
        }
    }
}
