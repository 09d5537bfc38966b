using System.Collections.Immutable;

namespace Lathe.Metering.Defects;

/// <summary>What <see cref="DefectPass"/> found, without judgment. Lists are ordered by channel, then by time, and end at a thousand each.</summary>
public sealed record DefectReadings
{
    /// <summary>Clipped waves at the channel's extreme; <see cref="Defect.Value"/> is the level, linear and signed.</summary>
    public required ImmutableArray<Defect> FlatTops { get; init; }

    /// <summary>How many flat tops each channel has, listed or not.</summary>
    public required ImmutableArray<long> FlatTopCounts { get; init; }

    /// <summary>Sudden gaps within sound; dBFS of what is around.</summary>
    public required ImmutableArray<Defect> Dropouts { get; init; }

    /// <summary>Samples that stand still; how many.</summary>
    public required ImmutableArray<Defect> Held { get; init; }

    /// <summary>Buffers that come twice; frames.</summary>
    public required ImmutableArray<Defect> Repeated { get; init; }

    /// <summary>Foreign samples; dB over what surrounds them.</summary>
    public required ImmutableArray<Defect> Clicks { get; init; }

    /// <summary>Places where the wave goes on elsewhere; dB over the residual around.</summary>
    public required ImmutableArray<Defect> Jumps { get; init; }

    /// <summary>Bursts below 80 Hz; dBFS.</summary>
    public required ImmutableArray<Defect> LowBursts { get; init; }

    /// <summary>The same in a second of sound.</summary>
    public required double LowBurstsPerSecond { get; init; }

    /// <summary>The share of blocks of 10 ms whose peak lies in the uppermost 0.3 dB, 0 to 1.</summary>
    public required double CrowdedPeaks { get; init; }

    /// <summary>How many times more dense the peaks lie there than in the 1.5 dB below.</summary>
    public required double CrowdDensity { get; init; }

    /// <summary>Quiet blocks (at most eight steps of 16 bits) that are not silent, of all channels.</summary>
    public required int QuietBlocks { get; init; }

    /// <summary>Those of them that stand still as no dithered sound does.</summary>
    public required int StillBlocks { get; init; }

    /// <summary>The frame of the first of those, or -1.</summary>
    public required long FirstStill { get; init; }

    /// <summary>The largest magnitude 4 to 12 ms before the last sound, linear.</summary>
    public required double BeforeEnd { get; init; }
}
