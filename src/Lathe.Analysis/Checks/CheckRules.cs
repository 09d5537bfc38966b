using System.Collections.Immutable;

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
        TruePeakLimit = -1, LeastBits = 24,
    };

    /// <summary>A finished master.</summary>
    public static CheckRules Master { get; } = new("master", "a master")
    {
        Family = "master", TruePeakLimit = -1, LeastBits = 16, Tags = ["TITLE", "ARTIST"],
    };

    /// <summary>Files for streaming services: 44.1 kHz or more, 16 or 24 bits, stereo; -1 dBTP.</summary>
    public static CheckRules Streaming { get; } = Master with
    {
        Id = "streaming", Name = "streaming services", Rates = [44100, 48000, 88200, 96000, 176400, 192000], Depths = [16, 24], ChannelCounts = [2],
        Formats = ["wav", "flac"], Tags = ["TITLE", "ARTIST", "ISRC"],
    };

    /// <summary>Red Book: 44.1 kHz, 16 bits, stereo.</summary>
    public static CheckRules Cd { get; } = Master with
    {
        Id = "cd", Name = "compact disc", Rates = [44100], Depths = [16], ChannelCounts = [2], TruePeakLimit = -0.1,
        Formats = ["wav", "aiff", "flac"], Tags = ["TITLE", "ARTIST", "ISRC"],
    };

    /// <summary>A premaster for cutting: no clipped waves, bass in phase.</summary>
    public static CheckRules Vinyl { get; } = Master with
    {
        Id = "vinyl", Name = "vinyl cutting", Rates = [44100, 48000, 88200, 96000], Depths = [24], ChannelCounts = [2], TruePeakLimit = 0,
        BassMonoHertz = 150,
    };

    /// <summary>EBU R 128: -23 LUFS within 0.2 LU, -1 dBTP, 48 kHz.</summary>
    public static CheckRules Broadcast { get; } = Master with
    {
        Id = "broadcast", Name = "EBU R 128 broadcast", Rates = [48000], Depths = [16, 24],
        Loudness = (-23.2, -22.8),
    };

    public static ImmutableArray<CheckRules> All { get; } = [Stem, Mix, Master, Streaming, Cd, Vinyl, Broadcast];

    /// <summary>The destination whose limits count where a class of defects has none for this one.</summary>
    public string Family { get; init; } = Id;

    /// <summary>dBTP; null for no limit.</summary>
    public double? TruePeakLimit { get; init; }

    /// <summary>LUFS from and to; null for any.</summary>
    public (double From, double To)? Loudness { get; init; }

    /// <summary>Hertz; empty for any.</summary>
    public ImmutableArray<int> Rates { get; init; } = [];

    /// <summary>Bits; empty for any.</summary>
    public ImmutableArray<int> Depths { get; init; } = [];

    /// <summary>Empty for any.</summary>
    public ImmutableArray<int> ChannelCounts { get; init; } = [];

    /// <summary>Short names of containers; empty for any.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Names of the tags that must be there.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The fewest significant bits, 0 for any.</summary>
    public int LeastBits { get; init; }

    /// <summary>Below this frequency the channels must agree, hertz; 0 for no rule.</summary>
    public double BassMonoHertz { get; init; }

    /// <summary>The rules of an id, or null.</summary>
    public static CheckRules? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
