using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lathe.Session.Mix;

/// <summary>handoff.json: what a mixer gives a mastering engineer beside the audio.</summary>
public sealed record Handoff
{
    /// <summary>The format's version; 1.</summary>
    public int Lathe { get; init; } = 1;

    public string? Title { get; init; }

    public string? Artist { get; init; }

    public string? Genre { get; init; }

    /// <summary>Sample rate of the files in Hz.</summary>
    public int Rate { get; init; }

    /// <summary>Bits a sample of the files.</summary>
    public int Bits { get; init; }

    public ImmutableArray<HandoffFile> Files { get; init; } = [];

    /// <summary>Tempo in beats a minute, or null.</summary>
    public double? Bpm { get; init; }

    /// <summary>Musical key such as "D major", or null.</summary>
    public string? Key { get; init; }

    public ImmutableArray<HandoffSection> Sections { get; init; } = [];

    /// <summary>Files or titles of recordings that the master may be compared with.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    public HandoffLoudness? Loudness { get; init; }

    public ImmutableArray<Intent> Intents { get; init; } = [];

    /// <summary>What is known to be wrong and stays so, one sentence each.</summary>
    public ImmutableArray<string> Issues { get; init; } = [];

    public ImmutableArray<HandoffCredit> Credits { get; init; } = [];

    /// <summary>What this version does not know; it survives load and save.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <param name="Id">"mix", "mix-without-bus-chain", "instrumental", a stem's id.</param>
/// <param name="File">Path relative to the handoff.</param>
/// <param name="Hash">SHA-256 as "sha256:hex".</param>
/// <param name="Note">One sentence, or null.</param>
public sealed record HandoffFile(string Id, string File, string? Hash = null, string? Note = null);

/// <param name="Name">"chorus".</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds, or null for the end of the song.</param>
public sealed record HandoffSection(string Name, double Start, double? End = null);

/// <param name="Integrated">LUFS, or null for silence.</param>
/// <param name="TruePeak">dBTP, or null for silence.</param>
/// <param name="Range">Loudness range in LU, or null.</param>
public sealed record HandoffLoudness(double? Integrated, double? TruePeak, double? Range = null);

/// <param name="Name">A person.</param>
/// <param name="Role">"mixing engineer".</param>
public sealed record HandoffCredit(string Name, string Role);
