using Lathe.Session.Diagnostics;
using Lathe.Session.Master;
using Lathe.Session.Migrations;
using Lathe.Session.Mix;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>Reads master.yaml. Never throws for anything in the text: what is wrong is listed with its line.</summary>
public static class MasterReader
{
    /// <summary>Reads a document from its text.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="sourceExists">Whether an audio file exists, by its path as written; null where that is not to be asked.</param>
    public static ReadDocument<MasterDocument> Read(string yaml, Func<string, bool>? sourceExists = null)
    {
        var problems = new ProblemList();
        if (NodeParser.Parse(yaml, problems) is not { } root || !FormatVersion.Check(root, "master", problems))
            return new(new MasterDocument(), problems.ToImmutable());

        var walk = new ShapeWalk(problems);
        walk.Visit(root, MasterShape.Root, "");
        var document = Build(root, walk);
        StripChecks.CheckInserts("master", document.Chain, MasterShape.Reserved, keys: null, problems);
        SessionChecks.CheckUnique(document.References.Select(r => (r.Id, r.Mark)), "master/references", problems);
        SessionChecks.CheckUnique(document.Deliverables.Select(d => (d.Id, d.Mark)), "master/deliverables", problems);
        if (sourceExists is not null && document.Source.Length > 0)
            CheckFiles(root, document, problems, sourceExists);

        return new(document, problems.ToImmutable());
    }

    /// <summary>Reads a document from its file; the mix and references are looked for beside it.</summary>
    public static ReadDocument<MasterDocument> ReadFile(string file)
    {
        var problems = new ProblemList();
        if (DocumentText.Load(file, problems) is not { } yaml)
            return new(new MasterDocument(), problems.ToImmutable());

        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "";
        return Read(yaml, source => File.Exists(Path.Combine(folder, source)));
    }

    private static void CheckFiles(Node root, MasterDocument document, ProblemList problems, Func<string, bool> exists)
    {
        var files = document.References.Select(r => (r.File, Path: $"master/references/{r.Id}", r.Mark))
            .Prepend((File: document.Source, Path: "master/source", root.Get("source")!.Mark));
        foreach (var (file, path, mark) in files.Where(f => !exists(f.File)))
            problems.Add(ProblemCodes.SourceMissing, mark, path, $"'{file}' does not exist.", "Put the file there, or mend the path, which is relative to the document.");
    }

    private static MasterDocument Build(Node root, ShapeWalk walk) => new()
    {
        Source = root.GetText("source") ?? "",
        Hash = root.GetText("hash"),
        Title = root.GetText("title"),
        Artist = root.GetText("artist"),
        Album = root.GetText("album"),
        Date = root.GetText("date"),
        Isrc = root.GetText("isrc"),
        Target = root.Get("target") is { } target
            ? new MasterTarget(Level(target.GetText("loudness")), Level(target.GetText("ceiling")), target.GetText("genre"))
            : new MasterTarget(),
        Chain = StripBuilder.Inserts(root, "chain"),
        References = [.. SessionBuilder.Maps(root, "references").Select(r => new MasterReference(
            r.Id, r.Node.GetText("file") ?? "", SessionBuilder.SettingsOf(r.Node.Get("weights")), r.Node.Mark))],
        Intents = [.. root.GetItems("intents").Where(i => i.GetText("text") is not null).Select(ToIntent)],
        Deliverables = [.. SessionBuilder.Maps(root, "deliverables").Select(d => ToDeliverable(d.Node, d.Id))],
        Unknown = [.. walk.Unknown],
    };

    private static Intent ToIntent(Node node)
    {
        var text = node.GetText("text")!;
        return node.GetText("aspect") is { } aspect
            ? new Intent(text, aspect, Hertz(node.GetText("low")), Hertz(node.GetText("high")), node.GetText("track"))
            : Intent.FromText(text);
    }

    private static Deliverable ToDeliverable(Node node, string id)
    {
        var file = node.GetText("file") ?? "";
        var container = node.GetText("container") ?? Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        return new Deliverable(
            id, file, container,
            ScalarGrammar.TryRate(node.GetText("rate") ?? "", out var rate) ? rate : null,
            ScalarGrammar.TryInteger(node.GetText("bits") ?? "", out var bits) ? bits : 24,
            ScalarGrammar.ToToggle(node.GetText("float") ?? "") == true, node.GetText("dither"), node.Mark);
    }

    private static double? Level(string? text) => text is not null && ScalarGrammar.TryLevel(text, out var level) ? level : null;

    private static double? Hertz(string? text) => text is not null && ScalarGrammar.TryHertz(text, out var hertz) ? hertz : null;
}
