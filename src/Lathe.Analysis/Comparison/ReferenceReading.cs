using System.Collections.Immutable;

namespace Lathe.Analysis.Comparison;

/// <summary>How a file stands to the reference that it should be like. Figures are those of the file less those of the reference.</summary>
public sealed record ReferenceReading
{
    /// <summary>Of the best piece, 0 to 1.</summary>
    public required double Likeness { get; init; }

    /// <summary>Frames by which the file is later than the reference, at its start; negative where it is earlier.</summary>
    public double Offset { get; init; }

    /// <summary>Speed of the file less that of the reference, parts in a million: positive where the file is too fast and so too short.</summary>
    public double Drift { get; init; }

    /// <summary>The gain of each channel, dB; null where it is silent in either.</summary>
    public ImmutableArray<double?> Gains { get; init; } = [];

    /// <summary>The sign of the likeness of each channel's best piece.</summary>
    public ImmutableArray<bool> Inverted { get; init; } = [];

    /// <summary>Likeness of the same sides and crosswise, of the sum of both; null unless both files have two channels that differ.</summary>
    public (double Same, double Crosswise)? Sides { get; init; }

    /// <summary>Places at which the lag jumps.</summary>
    public ImmutableArray<LagJump> Jumps { get; init; } = [];
}

/// <summary>A place at which the file goes on elsewhere in the reference.</summary>
/// <param name="From">The frame of the file before which the old lag holds.</param>
/// <param name="To">The frame of the file after which the new lag holds.</param>
/// <param name="Frames">Frames of the reference that are missing; negative for frames that are too many.</param>
public readonly record struct LagJump(long From, long To, double Frames);
