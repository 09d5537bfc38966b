using Lathe.Mixing.Assistant;
using Lathe.Mixing.Intake;
using Lathe.Production.Sources;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>Proposes a mix for a project or a folder of stems and writes it into session.yaml.</summary>
public static class MixJob
{
    /// <param name="path">A project folder made by <see cref="NewJob"/>, its session.yaml, or a folder of stems.</param>
    /// <exception cref="InputException">The session holds a mix already, or the path cannot be used.</exception>
    public static NewJobResult Run(string path, NewJobOptions options, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var isProject = File.Exists(path) || File.Exists(Path.Combine(path, "session.yaml"));
        var project = isProject ? ProjectFolder.Open(path) : ProjectFolder.At(options.Output ?? path);
        var folder = path;
        SessionDocument? draft = null;
        if (isProject)
        {
            var session = project.ReadSession();
            if (!options.Replace && session.Strips.Any(s => s.Inserts.Length > 0))
            {
                throw new InputException("session-mixed", $"{project.SessionPath} holds a mix already; --replace proposes a new one and keeps it as session.previous.yaml.");
            }

            folder = StemFolder(project, session);
            draft = session;
            options = options with { Title = options.Title ?? session.Title, Artist = options.Artist ?? session.Artist };
        }

        var stages = new JobStages(progress, cancellation, ("taking in the stems", 3), ("proposing a mix", 2));
        var intake = stages.Run(p => NewJob.Read(folder, project, options, p, cancellation));
        intake = draft is null ? intake : SessionEdits.Keep(intake, draft);
        var proposal = stages.Run(p => MixAssistant.Propose(intake, new ProjectSources(project.Root), options.Settings.ToRender(null), p, cancellation));
        Directory.CreateDirectory(project.Root);
        DocumentFile.Replace(project.SessionPath, proposal.Yaml);
        return new NewJobResult(project.SessionPath, intake, proposal.Decisions, proposal.Findings);
    }

    private static string StemFolder(ProjectFolder project, SessionDocument session)
    {
        var folders = session.Tracks.SelectMany(t => t.Clips)
            .Select(c => Path.GetDirectoryName(Path.GetFullPath(c.Source, project.Root))!).Distinct(StringComparer.Ordinal).ToArray();
        return folders.Length == 1
            ? folders[0]
            : throw new InputException("stems-scattered", $"{project.SessionPath}: its stems lie in {folders.Length} folders; the assistant takes them from one. Mix the folder of stems instead.");
    }
}
