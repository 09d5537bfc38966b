using System.Collections.Immutable;
using Lathe.Mixing.Handoff;
using Lathe.Reports;
using Lathe.Session.Master;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Production.Jobs;

/// <summary>Masters a mix: proposes master.yaml, or renders one that a person edited.</summary>
public static class MasterJob
{
    /// <param name="path">A mix, a project folder, or its master.yaml.</param>
    /// <param name="output">The folder of the master's project; null for the project itself, or for NAME-master beside a mix.</param>
    /// <param name="propose">True to propose anew where there is a master.yaml.</param>
    /// <exception cref="InputException">The mix or an option cannot be used.</exception>
    /// <exception cref="ProblemsException">master.yaml has errors.</exception>
    public static MasterJobResult Run(
        string path, string? output, bool propose, MasterOptions options, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var isMix = File.Exists(path) && Path.GetFileName(path) != "master.yaml";
        var project = ProjectFolder.At(output ?? (isMix ? DefaultFolder(path) : File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path));
        if (!isMix && !Directory.Exists(project.Root))
        {
            throw new InputException("no-mix", $"{path} does not exist; give a mix or a project folder.");
        }

        var edited = !propose && File.Exists(project.MasterPath) ? Read(project.MasterPath, options) : null;
        var mix = isMix ? path : edited is not null ? Path.GetFullPath(edited.Source, project.Root) : MixOf(project);
        var stages = new JobStages(progress, cancellation, MasterStages.Weights);
        Directory.CreateDirectory(project.Root);
        var outcome = new MasterStages(project, options).Run(stages, mix, Intents(Path.GetDirectoryName(Path.GetFullPath(mix))!), edited, cancellation);
        var report = ReportBuilder.Build(outcome, null, [], [], stages.Timings);
        ReportBuilder.Write(project, report);
        return new MasterJobResult(project.Root, report);
    }

    /// <summary>Intents of a handoff.json in a folder; none where there is none.</summary>
    /// <exception cref="ProblemsException">It has errors.</exception>
    internal static ImmutableArray<Intent> Intents(string folder)
    {
        var path = Path.Combine(folder, HandoffPackage.JsonName);
        if (!File.Exists(path))
        {
            return [];
        }

        var read = HandoffJson.ReadFile(path);
        return read.HasErrors ? throw new ProblemsException(path, read.Problems) : read.Document.Intents;
    }

    private static string DefaultFolder(string mix) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(mix))!, Path.GetFileNameWithoutExtension(mix) + "-master");

    private static MasterDocument Read(string path, MasterOptions options)
    {
        var read = MasterReader.Read(File.ReadAllText(path));
        var document = read.HasErrors ? throw new ProblemsException(path, read.Problems) : read.Document;
        return options.Loudness is null && options.Ceiling is null
            ? document
            : throw new InputException("option-value", $"{path} says the target; edit it there, or give --propose for a new proposal.");
    }

    private static string MixOf(ProjectFolder project)
    {
        var handoff = Path.Combine(project.Mix, HandoffPackage.JsonName);
        if (File.Exists(handoff) && HandoffJson.ReadFile(handoff).Document.Files.FirstOrDefault(f => f.Id == "mix") is { } file)
        {
            return Path.Combine(project.Mix, file.File);
        }

        var mix = Path.Combine(project.Mix, "mix.wav");
        return File.Exists(mix) ? mix : throw new InputException("no-mix", $"{project.Root} holds no mix; 'lathe render {project.Root}' makes one.");
    }
}

/// <param name="Folder">Where the master's documents and files are.</param>
/// <param name="Report">What the job came to.</param>
public sealed record MasterJobResult(string Folder, SongReport Report);
