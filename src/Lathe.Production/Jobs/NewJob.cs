using Lathe.Mixing.Intake;
using Lathe.Session.Yaml;

namespace Lathe.Production.Jobs;

/// <summary>Takes in a folder of stems: labels, checks, aligns, and writes session.yaml.</summary>
public static class NewJob
{
    /// <param name="folder">The stems; they are never written.</param>
    /// <exception cref="InputException">There is a session already, or the folder cannot be used.</exception>
    /// <exception cref="IntakeException">No session can be made of the folder.</exception>
    public static NewJobResult Run(string folder, NewJobOptions options, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var project = ProjectFolder.At(options.Output ?? folder);
        RefuseEdited(project, options.Replace);
        var intake = new JobStages(progress, cancellation, ("taking in the stems", 1)).Run(p => Read(folder, project, options, p, cancellation));
        Directory.CreateDirectory(project.Root);
        DocumentFile.Replace(project.SessionPath, SessionWriter.Write(intake.Session, intake.Comments));
        return new NewJobResult(project.SessionPath, intake, intake.Decisions, intake.Findings);
    }

    /// <exception cref="InputException">There is a session, and nobody said that it may go.</exception>
    internal static void RefuseEdited(ProjectFolder project, bool replace)
    {
        if (!replace && File.Exists(project.SessionPath))
        {
            throw new InputException("session-exists", $"{project.SessionPath} exists; --replace writes a new one and keeps it as session.previous.yaml.");
        }
    }

    internal static IntakeReport Read(
        string folder, ProjectFolder project, NewJobOptions options, IProgress<double> progress, CancellationToken cancellation)
    {
        var intake = new IntakeOptions { Project = project.Root, Title = options.Title, Artist = options.Artist, Threads = options.Settings.Threads };
        return StemIntake.Read(folder, intake, progress, cancellation);
    }
}
