using System.Collections.Immutable;
using Lathe.Session.Findings;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Intake;

/// <summary>What a folder of stems came to.</summary>
public sealed record IntakeReport
{
    /// <summary>The folder of stems, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder that sources are relative to, absolute.</summary>
    public required string Project { get; init; }

    /// <summary>The session's sample rate in hertz.</summary>
    public required int Rate { get; init; }

    /// <summary>In natural order of their names.</summary>
    public required ImmutableArray<IntakeStem> Stems { get; init; }

    public required ImmutableArray<SkippedFile> Skipped { get; init; }

    /// <summary>Files that are no audio, relative to the folder.</summary>
    public required ImmutableArray<string> NotAudio { get; init; }

    /// <summary>Of all stems and of the folder, the gravest first.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What was set: channels, starts, polarity, rate.</summary>
    public required ImmutableArray<Decision> Decisions { get; init; }

    /// <summary>The session before it is mixed.</summary>
    public required SessionDocument Session { get; init; }

    /// <summary>Comments for the session's writer, by address.</summary>
    public required ImmutableDictionary<string, string> Comments { get; init; }
}
