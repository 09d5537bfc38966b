using Lathe.Session.Diagnostics;

namespace Lathe.Session.Album;

/// <summary>One song of an album. Times are as written.</summary>
/// <param name="Id">Unique in the album.</param>
/// <param name="Folder">The song's project folder, relative to the album's document.</param>
/// <param name="Title">Title, or null for that of the song's own documents.</param>
/// <param name="Artist">Artist, or null for the album's.</param>
/// <param name="Isrc">International Standard Recording Code, or null for that of the song's own documents.</param>
/// <param name="Gap">Silence before it, or null for the default.</param>
/// <param name="FadeIn">Length of the fade at its start, or null.</param>
/// <param name="FadeOut">Length of the fade at its end, or null.</param>
/// <param name="Crossfade">How long it overlaps with the song before it, or null.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record AlbumSong(
    string Id,
    string Folder,
    string? Title = null,
    string? Artist = null,
    string? Isrc = null,
    string? Gap = null,
    string? FadeIn = null,
    string? FadeOut = null,
    string? Crossfade = null,
    Mark Mark = default);
