namespace Lathe.Files.Tags;

/// <summary>The bext chunk of Broadcast WAVE (EBU Tech 3285, version 2).</summary>
public sealed record BroadcastExtension
{
    /// <summary>At most 256 ASCII characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>At most 32 ASCII characters.</summary>
    public string Originator { get; init; } = "";

    /// <summary>At most 32 ASCII characters.</summary>
    public string OriginatorReference { get; init; } = "";

    /// <summary>yyyy-mm-dd</summary>
    public string OriginationDate { get; init; } = "";

    /// <summary>hh:mm:ss</summary>
    public string OriginationTime { get; init; } = "";

    /// <summary>Position of the first frame on the timeline, frames since midnight.</summary>
    public long TimeReference { get; init; }

    /// <summary>Integrated loudness in LUFS, two decimals; null where not stated, as with the four below.</summary>
    public double? Loudness { get; init; }

    /// <summary>LU</summary>
    public double? LoudnessRange { get; init; }

    /// <summary>dBTP</summary>
    public double? MaxTruePeak { get; init; }

    /// <summary>LUFS</summary>
    public double? MaxMomentary { get; init; }

    /// <summary>LUFS</summary>
    public double? MaxShortTerm { get; init; }

    public string CodingHistory { get; init; } = "";
}
