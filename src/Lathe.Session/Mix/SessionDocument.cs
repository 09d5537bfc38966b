using System.Collections.Immutable;
using Lathe.Session.Addresses;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>session.yaml: the mix as immutable data. It opens, diffs and saves with no processor installed.</summary>
public sealed record SessionDocument
{
    /// <summary>The format's version; 1.</summary>
    public int Version { get; init; } = 1;

    public string? Title { get; init; }

    public string? Artist { get; init; }

    public string? Genre { get; init; }

    /// <summary>International Standard Recording Code, or null.</summary>
    public string? Isrc { get; init; }

    /// <summary>Sample rate of the mix in Hz.</summary>
    public int Rate { get; init; } = 48000;

    /// <summary>The channels of the mix: "stereo", "5.1"; null for stereo.</summary>
    public string? Layout { get; init; }

    /// <summary>Levels of a mix-down to fewer channels: center, surround, height, lfe, as written.</summary>
    public ImmutableArray<Setting> Downmix { get; init; } = [];

    public TempoMap Tempo { get; init; } = TempoMap.Default;

    /// <summary>Musical key such as "D major", or null.</summary>
    public string? Key { get; init; }

    public ImmutableArray<Track> Tracks { get; init; } = [];

    /// <summary>Every bus but the mix bus.</summary>
    public ImmutableArray<Bus> Buses { get; init; } = [];

    public ImmutableArray<Vca> Vcas { get; init; } = [];

    /// <summary>The bus that ends the graph, of id "mix".</summary>
    public Bus Mix { get; init; } = new() { Id = "mix", Output = null };

    public ImmutableArray<MixVariant> Variants { get; init; } = [];

    public ImmutableArray<Scene> Scenes { get; init; } = [];

    public ImmutableArray<Marker> Markers { get; init; } = [];

    /// <summary>What this version does not know; it survives load and save.</summary>
    public ImmutableArray<UnknownField> Unknown { get; init; } = [];

    /// <summary>All strips in document order, the mix bus last.</summary>
    public IEnumerable<Strip> Strips => [.. Tracks, .. Buses, Mix];
}
