using Lathe.Session.Album;
using Lathe.Session.Diagnostics;
using Lathe.Session.Migrations;
using Lathe.Session.Schema;

namespace Lathe.Session.Yaml;

/// <summary>Reads album.yaml. Never throws for anything in the text: what is wrong is listed with its line.</summary>
public static class AlbumReader
{
    /// <summary>Reads a document from its text.</summary>
    public static ReadDocument<AlbumDocument> Read(string yaml)
    {
        var problems = new ProblemList();
        if (NodeParser.Parse(yaml, problems) is not { } root || !FormatVersion.Check(root, "album", problems))
            return new(new AlbumDocument(), problems.ToImmutable());

        var walk = new ShapeWalk(problems);
        walk.Visit(root, AlbumShape.Root, "");
        var document = new AlbumDocument
        {
            Title = root.GetText("title"),
            Artist = root.GetText("artist"),
            Upc = root.GetText("upc"),
            Genre = root.GetText("genre"),
            Date = root.GetText("date"),
            Songs = [.. SessionBuilder.Maps(root, "songs").Select(s => Song(s.Node, s.Id))],
            Unknown = [.. walk.Unknown],
        };
        SessionChecks.CheckUnique(document.Songs.Select(s => (s.Id, s.Mark)), "album/songs", problems);
        return new(document, problems.ToImmutable());
    }

    /// <summary>Reads a document from its file.</summary>
    public static ReadDocument<AlbumDocument> ReadFile(string file)
    {
        var problems = new ProblemList();
        return DocumentText.Load(file, problems) is { } yaml ? Read(yaml) : new(new AlbumDocument(), problems.ToImmutable());
    }

    private static AlbumSong Song(Node node, string id) => new(
        id, node.GetText("folder") ?? "", node.GetText("title"), node.GetText("artist"), node.GetText("isrc"), node.GetText("gap"),
        node.GetText("fade-in"), node.GetText("fade-out"), node.GetText("crossfade"), node.Mark);
}
