using Lathe.Session.Diagnostics;
using Lathe.Session.Migrations;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>Reads session.yaml. Never throws for anything in the text: what is wrong is listed with its line.</summary>
public static class SessionReader
{
    /// <summary>Reads a document from its text.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="sourceExists">Whether an audio file exists, by its path as written; null where that is not to be asked.</param>
    public static ReadDocument<SessionDocument> Read(string yaml, Func<string, bool>? sourceExists = null)
    {
        var problems = new ProblemList();
        var document = Read(yaml, problems);
        SessionChecks.Check(document, problems, sourceExists);
        return new(document, problems.ToImmutable());
    }

    /// <summary>Reads a document from its file; sources are looked for beside it.</summary>
    public static ReadDocument<SessionDocument> ReadFile(string file)
    {
        var problems = new ProblemList();
        if (DocumentText.Load(file, problems) is not { } yaml)
            return new(new SessionDocument(), problems.ToImmutable());

        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "";
        return Read(yaml, source => File.Exists(Path.Combine(folder, source)));
    }

    private static SessionDocument Read(string yaml, ProblemList problems)
    {
        if (NodeParser.Parse(yaml, problems) is not { } root || !FormatVersion.Check(root, "session", problems))
            return new SessionDocument();

        var walk = new ShapeWalk(problems);
        walk.Visit(root, SessionShape.Root, "");
        return SessionBuilder.Build(root, walk);
    }
}
