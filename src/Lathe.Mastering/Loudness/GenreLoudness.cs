using System.Collections.Immutable;

namespace Lathe.Mastering.Loudness;

/// <summary>What a genre is customarily mastered to, LUFS. From surveys of released music and the streaming services' advice.</summary>
/// <param name="Id">Lower-case words with hyphens.</param>
/// <param name="Target">Where nothing else is asked.</param>
/// <param name="Quietest">Lower end of what is customary.</param>
/// <param name="Loudest">Upper end; louder only when asked.</param>
/// <param name="Words">Other words for it.</param>
public sealed record GenreLoudness(string Id, double Target, double Quietest, double Loudest, ImmutableArray<string> Words)
{
    /// <summary>dBTP where nothing else is asked: lossy encoders add up to a decibel.</summary>
    public const double Ceiling = -1;

    /// <summary>In force where no genre is named, or none that is known.</summary>
    public static GenreLoudness Generic { get; } = new("generic", -14, -16, -8, []);

    public static ImmutableArray<GenreLoudness> All { get; } =
    [
        Generic,
        new("classical", -18, -23, -16, ["orchestral", "orchestra", "chamber", "opera", "baroque", "symphony"]),
        new("jazz", -14, -18, -13, ["swing", "bebop", "big-band"]),
        new("acoustic", -14, -18, -13, ["folk", "singer-songwriter", "bluegrass", "country-folk"]),
        new("ambient", -14, -20, -12, ["drone", "new-age", "soundtrack"]),
        new("pop", -11, -14, -8, ["indie", "indie-pop", "synth-pop", "r-b", "rnb", "soul", "funk", "country", "reggae", "disco"]),
        new("rock", -11, -14, -8, ["indie-rock", "punk", "alternative", "blues", "hard-rock"]),
        new("metal", -9.5, -12, -8, ["hardcore", "metalcore"]),
        new("hip-hop", -10, -12, -8, ["rap", "trap", "hiphop", "grime", "drill"]),
        new("electronic", -10, -14, -8, ["house", "techno", "garage", "synthwave", "lounge"]),
        new("club", -9, -11, -8, ["edm", "dance", "dubstep", "drum-and-bass", "dnb", "trance"]),
    ];

    /// <summary>The genre that a person's word names; null where none is known by it.</summary>
    public static GenreLoudness? Find(string? word)
    {
        var id = string.Join('-', (word ?? "").ToLowerInvariant().Split([' ', '_', '/', '&', '-'], StringSplitOptions.RemoveEmptyEntries));
        return All.FirstOrDefault(g => g.Id == id || g.Words.Contains(id))
            ?? All.FirstOrDefault(g => id.Split('-').Any(part => part == g.Id || g.Words.Contains(part)));
    }
}
