using System.Collections.Immutable;

namespace Lathe.Mastering.Loudness;

/// <summary>The level that a service plays songs at by default, from its own published advice.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Level">LUFS.</param>
/// <param name="TurnsUp">Whether quieter songs are turned up.</param>
public sealed record PlatformLevel(string Service, double Level, bool TurnsUp)
{
    // Turning up stops where the true peak would pass this, dBTP.
    private const double Headroom = -1;

    public static ImmutableArray<PlatformLevel> All { get; } =
    [
        new("Spotify", -14, true),
        new("Apple Music", -16, true),
        new("YouTube", -14, false),
        new("Tidal", -14, false),
        new("Amazon Music", -14, false),
        new("Deezer", -15, true),
    ];

    /// <summary>What each service does to a song, dB; negative is down.</summary>
    /// <param name="integrated">LUFS.</param>
    /// <param name="truePeak">dBTP.</param>
    public static ImmutableArray<PlatformChange> Changes(double integrated, double truePeak) =>
    [
        .. All.Select(p =>
        {
            var change = p.Level - integrated;
            return new PlatformChange(p.Service, p.Level, change <= 0 ? change : p.TurnsUp ? Math.Max(0, Math.Min(change, Headroom - truePeak)) : 0);
        }),
    ];
}

/// <param name="Service">"Spotify".</param>
/// <param name="Level">LUFS it plays at.</param>
/// <param name="Change">dB by which it turns the song up (positive) or down.</param>
public sealed record PlatformChange(string Service, double Level, double Change);
