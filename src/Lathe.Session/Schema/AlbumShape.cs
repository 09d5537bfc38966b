using static Lathe.Session.Schema.Shape;

namespace Lathe.Session.Schema;

/// <summary>What stands in album.yaml.</summary>
internal static class AlbumShape
{
    private static readonly ScalarShape Isrc = new(ScalarKind.Isrc);

    public static ObjectShape Root { get; } = new("album",
    [
        new("lathe", Integer, "The format's version: 1.", Required: true),
        new("title", Text, "Title of the album."),
        new("artist", Text, "Artist."),
        new("upc", new ScalarShape(ScalarKind.Upc), "Universal Product Code."),
        new("genre", Text, "Genre."),
        new("date", Text, "Release date."),
        new("songs", List(new ObjectShape("song",
        [
            new("id", Id, "Its name in addresses; its number from 1 where absent."),
            new("folder", Text, "The song's project folder.", Required: true),
            new("title", Text, "Title, where it is not the song's own."),
            new("artist", Text, "Artist, where it is not the album's."),
            new("isrc", Isrc, "International Standard Recording Code."),
            new("gap", Time, "Silence before it."),
            new("fade-in", Time, "Length of the fade at its start."),
            new("fade-out", Time, "Length of the fade at its end."),
            new("crossfade", Time, "How long it overlaps with the song before it."),
        ]), Naming.Id), "Songs in order."),
    ]);
}
