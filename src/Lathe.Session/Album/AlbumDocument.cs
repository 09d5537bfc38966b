using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Album;

/// <summary>album.yaml: songs in order.</summary>
public sealed record AlbumDocument
{
    /// <summary>The format's version; 1.</summary>
    public int Version { get; init; } = 1;

    public string? Title { get; init; }

    public string? Artist { get; init; }

    /// <summary>Universal Product Code, 12 or 13 digits, or null.</summary>
    public string? Upc { get; init; }

    public string? Genre { get; init; }

    /// <summary>Release date, "2024" or "2024-06-11", or null.</summary>
    public string? Date { get; init; }

    public ImmutableArray<AlbumSong> Songs { get; init; } = [];

    /// <summary>What this version does not know.</summary>
    public ImmutableArray<UnknownField> Unknown { get; init; } = [];
}
