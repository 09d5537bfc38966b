using System.Collections.Immutable;
using Lathe.Session.Findings;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Handoff;

/// <summary>What a handoff says beside the session.</summary>
public sealed record HandoffRequest
{
    public required SessionDocument Session { get; init; }

    /// <summary>The files, with hashes and one sentence each, relative to the handoff.</summary>
    public required ImmutableArray<HandoffFile> Files { get; init; }

    /// <summary>Bits a sample of the files.</summary>
    public required int Bits { get; init; }

    /// <summary>Of the mix.</summary>
    public required HandoffLoudness Loudness { get; init; }

    /// <summary>Findings that the mix leaves.</summary>
    public ImmutableArray<Finding> Open { get; init; } = [];

    /// <summary>What the mixer means so, in words: "low end intentionally boosted".</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public ImmutableArray<string> References { get; init; } = [];

    public ImmutableArray<HandoffCredit> Credits { get; init; } = [];

    /// <summary>Largest difference between the sum of the stems and the mix without its bus chain, dBFS; null where it was not measured.</summary>
    public double? NullTest { get; init; }
}
