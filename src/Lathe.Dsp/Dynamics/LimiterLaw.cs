namespace Lathe.Dsp.Dynamics;

/// <summary>
/// How a limiter's two stages move. The transient stage covers every peak and lets go at once; the release stage covers what all of the last
/// <see cref="Lasting"/> needed, so that a peak that stands alone never moves it and a steady tone gets a steady gain.
/// </summary>
/// <param name="TransientRelease">Seconds in which the transient stage recovers by 1 - 1/e of the way, in dB.</param>
/// <param name="Hold">Seconds for which the release stage holds peaks: half a period of the lowest tone whose shape is kept, or more.</param>
/// <param name="Lasting">Seconds that something has to last for the release stage to take it over.</param>
/// <param name="Attack">Seconds in which the release stage rises by 1 - 1/e of the way, in dB.</param>
/// <param name="Release">Seconds in which it falls by 1 - 1/e of the way, in dB.</param>
/// <param name="Automatic">
/// Whether a second follower, which charges over <see cref="Longer"/> times <see cref="Lasting"/> and recovers over as many releases, keeps what has
/// lasted: the release follows the program.
/// </param>
public readonly record struct LimiterLaw(double TransientRelease, double Hold, double Lasting, double Attack, double Release, bool Automatic)
{
    /// <summary>What the automatic release multiplies lasting and release by.</summary>
    public const double Longer = 5;

    /// <summary>No release: the reduction ends with the smoothing window.</summary>
    public static LimiterLaw Correction => default;

    internal bool HasRelease => Lasting > 0;
}
