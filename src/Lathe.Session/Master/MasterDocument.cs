using System.Collections.Immutable;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Session.Master;

/// <summary>master.yaml: from a mix to its masters, as immutable data.</summary>
public sealed record MasterDocument
{
    /// <summary>The format's version; 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Path of the mix, relative to the document or absolute.</summary>
    public string Source { get; init; } = "";

    /// <summary>SHA-256 of the mix's file as "sha256:hex", or null.</summary>
    public string? Hash { get; init; }

    public string? Title { get; init; }

    public string? Artist { get; init; }

    public string? Album { get; init; }

    /// <summary>Release date, "2024" or "2024-06-11", or null.</summary>
    public string? Date { get; init; }

    /// <summary>International Standard Recording Code, or null.</summary>
    public string? Isrc { get; init; }

    public MasterTarget Target { get; init; } = new();

    /// <summary>Processors in order; bypass is a setting of each.</summary>
    public ImmutableArray<Insert> Chain { get; init; } = [];

    public ImmutableArray<MasterReference> References { get; init; } = [];

    /// <summary>What the mixer meant, and so is left alone.</summary>
    public ImmutableArray<Intent> Intents { get; init; } = [];

    public ImmutableArray<Deliverable> Deliverables { get; init; } = [];

    /// <summary>What this version does not know; it survives load and save.</summary>
    public ImmutableArray<UnknownField> Unknown { get; init; } = [];
}
