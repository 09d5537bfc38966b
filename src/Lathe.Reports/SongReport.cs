using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Session.Findings;

namespace Lathe.Reports;

/// <summary>Everything that is to be told of a song that was produced or mastered; report.json and report.html are two forms of it.</summary>
public sealed record SongReport
{
    public required string Title { get; init; }

    public string? Artist { get; init; }

    /// <summary>The version of Lathe that made it.</summary>
    public required string Version { get; init; }

    public ImmutableArray<IntakeRow> Intake { get; init; } = [];

    public ImmutableArray<Decision> Decisions { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What went into the master.</summary>
    public required Measurement Mix { get; init; }

    public required Measurement Master { get; init; }

    public required ReportTargets Targets { get; init; }

    public ImmutableArray<DeliverableRow> Deliverables { get; init; } = [];

    public ImmutableArray<PlatformRow> Platforms { get; init; } = [];

    /// <summary>The band that the tone was held against, or null.</summary>
    public ToneTarget? Tone { get; init; }

    /// <summary>Two stretches of the song to compare by ear, or null.</summary>
    public Excerpts? Excerpts { get; init; }

    public ImmutableArray<StageTiming> Timings { get; init; } = [];
}

/// <summary>A stem as it came in.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Track">The track's id, or null where it was left out.</param>
/// <param name="Role">What it is in the song, or null.</param>
/// <param name="Reason">What the role was read from, or why it was left out.</param>
/// <param name="Format">"48 kHz, 24 bit, stereo".</param>
/// <param name="Loudness">LUFS while it plays, or null.</param>
/// <param name="TruePeak">dBTP, or null.</param>
/// <param name="Notes">What was found or done, one clause each.</param>
public sealed record IntakeRow(
    string File, string? Track, string? Role, string Reason, string Format, double? Loudness, double? TruePeak, ImmutableArray<string> Notes);

/// <param name="Loudness">LUFS asked for.</param>
/// <param name="Ceiling">dBTP asked for.</param>
/// <param name="Genre">Whose customs were followed, or null.</param>
/// <param name="Reached">Whether the loudness was met within 0.1 LU.</param>
/// <param name="Reason">Which constraint won where it was not, or null.</param>
public sealed record ReportTargets(double Loudness, double Ceiling, string? Genre, bool Reached, string? Reason);

/// <param name="Path">Relative to the report.</param>
/// <param name="Sha256">Of the file's bytes.</param>
/// <param name="Format">"44.1 kHz, 16 bit, FLAC".</param>
/// <param name="Measurement">Of the decoded file.</param>
public sealed record DeliverableRow(string Path, string Sha256, string Format, Measurement Measurement);

/// <param name="Service">"Spotify".</param>
/// <param name="Level">LUFS it plays at.</param>
/// <param name="Change">dB by which it turns the song up (positive) or down.</param>
public sealed record PlatformRow(string Service, double Level, double Change);

/// <param name="Name">"generic".</param>
/// <param name="Low">Tenth percentile for each third of an octave, dB, leveled to the master.</param>
/// <param name="High">Ninetieth percentile.</param>
public sealed record ToneTarget(string Name, ImmutableArray<double> Low, ImmutableArray<double> High);

/// <param name="Start">Seconds from the song's start.</param>
/// <param name="Seconds">Length.</param>
/// <param name="Before">The mix as a FLAC file, as loud as <paramref name="After"/>.</param>
/// <param name="After">The master as a FLAC file.</param>
public sealed record Excerpts(double Start, double Seconds, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After);
