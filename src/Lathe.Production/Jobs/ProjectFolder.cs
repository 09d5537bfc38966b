using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Production.Jobs;

/// <summary>The places of a project: session.yaml and master.yaml, mix/, masters/, .lathe/.</summary>
public sealed class ProjectFolder
{
    private ProjectFolder(string root, string session) => (Root, SessionPath) = (root, session);

    public string Root { get; }

    public string SessionPath { get; }

    public string MasterPath => Path.Combine(Root, "master.yaml");

    public string Mix => Path.Combine(Root, "mix");

    public string Masters => Path.Combine(Root, "masters");

    /// <summary>What is sent to devices and what came back.</summary>
    public string Hardware => Path.Combine(Root, "hardware");

    public string RecallPath => Path.Combine(Hardware, "recall.json");

    /// <summary>Hashes of what strips render up to a device, by content key.</summary>
    public string HardwareCache => Path.Combine(Root, ".lathe", "cache", "hardware");

    public string StripCache => Path.Combine(Root, ".lathe", "cache", "strips");

    /// <summary>Temporary files of a running job; what an ended one left behind may be deleted.</summary>
    public string Spool => Path.Combine(Root, ".lathe", "spool");

    /// <summary>The project at a folder that need not exist yet.</summary>
    public static ProjectFolder At(string root) => new(root, Path.Combine(root, "session.yaml"));

    /// <summary>The project that a folder or a session document belongs to.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static ProjectFolder Open(string path)
    {
        var session = Directory.Exists(path) ? Path.Combine(path, "session.yaml") : path;
        if (!File.Exists(session))
        {
            throw new InputException(
                "no-session",
                Directory.Exists(path)
                    ? $"{path} holds no session.yaml; 'lathe new {path}' makes one from stems."
                    : $"{path} does not exist; give a project folder or a session.yaml.");
        }

        return new ProjectFolder(Path.GetDirectoryName(Path.GetFullPath(session))!, session);
    }

    /// <summary>Reads session.yaml.</summary>
    /// <exception cref="ProblemsException">It has errors.</exception>
    public SessionDocument ReadSession()
    {
        // A missing stem is the renderer's business: one of many is left out with a warning.
        var read = SessionReader.Read(File.ReadAllText(SessionPath), sourceExists: null);
        return read.HasErrors ? throw new ProblemsException(SessionPath, read.Problems) : read.Document;
    }
}
