using System.Collections.Immutable;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>What audio is checked for: limits that differ by destination.</summary>
/// <param name="Id">Lower-case words with hyphens, as on the command line.</param>
/// <param name="Name">What a person reads.</param>
public sealed record CheckRules(string Id, string Name)
{
    /// <summary>A track of a session.</summary>
    public static CheckRules Stem { get; } = new("stem", "a stem");

    /// <summary>A mix on its way to mastering: -6 to -3 dBTP is asked for, room to work must be left.</summary>
    public static CheckRules Mix { get; } = new("mix", "a mix for mastering")
    {
        TruePeakLimit = -1, LeastPsr = 8, LeastBits = 24, IsWhole = true, LossySeverity = FindingSeverity.Warning,
    };

    /// <summary>A finished master.</summary>
    public static CheckRules Master { get; } = new("master", "a master")
    {
        TruePeakLimit = -1, LeastPsr = 5, LeastBits = 16, IsWhole = true, LossySeverity = FindingSeverity.Warning,
    };

    /// <summary>Files for streaming services: 44.1 kHz or more, 16 or 24 bits, stereo; -1 dBTP.</summary>
    public static CheckRules Streaming { get; } = Master with
    {
        Id = "streaming", Name = "streaming services", Rates = [44100, 48000, 88200, 96000, 176400, 192000], Depths = [16, 24], ChannelCounts = [2],
        TruePeakSeverity = FindingSeverity.Error,
    };

    /// <summary>Red Book: 44.1 kHz, 16 bits, stereo.</summary>
    public static CheckRules Cd { get; } = Master with
    {
        Id = "cd", Name = "compact disc", Rates = [44100], Depths = [16], ChannelCounts = [2], TruePeakLimit = -0.1,
    };

    /// <summary>A premaster for cutting: no clipped waves, bass in phase.</summary>
    public static CheckRules Vinyl { get; } = Master with
    {
        Id = "vinyl", Name = "vinyl cutting", Rates = [44100, 48000, 88200, 96000], Depths = [24], ChannelCounts = [2], TruePeakLimit = 0, LeastPsr = 7,
        BassMonoHertz = 150,
    };

    /// <summary>EBU R 128: -23 LUFS within 0.2 LU, -1 dBTP, 48 kHz.</summary>
    public static CheckRules Broadcast { get; } = Master with
    {
        Id = "broadcast", Name = "EBU R 128 broadcast", Rates = [48000], Depths = [16, 24], TruePeakSeverity = FindingSeverity.Error,
        Loudness = (-23.2, -22.8),
    };

    public static ImmutableArray<CheckRules> All { get; } = [Stem, Mix, Master, Streaming, Cd, Vinyl, Broadcast];

    /// <summary>dBTP; null for no limit.</summary>
    public double? TruePeakLimit { get; init; }

    public FindingSeverity TruePeakSeverity { get; init; } = FindingSeverity.Warning;

    /// <summary>The least true peak over short-term loudness, LU; null for no limit.</summary>
    public double? LeastPsr { get; init; }

    /// <summary>LUFS from and to; null for any.</summary>
    public (double From, double To)? Loudness { get; init; }

    /// <summary>Hertz; empty for any.</summary>
    public ImmutableArray<int> Rates { get; init; } = [];

    /// <summary>Bits; empty for any.</summary>
    public ImmutableArray<int> Depths { get; init; } = [];

    /// <summary>Empty for any.</summary>
    public ImmutableArray<int> ChannelCounts { get; init; } = [];

    /// <summary>The fewest significant bits, 0 for any.</summary>
    public int LeastBits { get; init; }

    /// <summary>Below this frequency the channels must agree, hertz; 0 for no rule.</summary>
    public double BassMonoHertz { get; init; }

    /// <summary>True for a whole song: silence, a dead channel or a flipped polarity is then an error, and head and tail are judged.</summary>
    public bool IsWhole { get; init; }

    public FindingSeverity LossySeverity { get; init; } = FindingSeverity.Note;

    /// <summary>The rules of an id, or null.</summary>
    public static CheckRules? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
