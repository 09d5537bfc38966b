using System.Collections.Immutable;
using Lathe.Dsp.Dynamics;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// The laws behind the names of a limiter's styles, as factors on its attack and release and as times. "Lasting" is how long a level has to be
/// needed before the release stage takes it over: the longer, the more is left to the transient stage, which is louder and rides the level less.
/// </summary>
/// <param name="Name">The choice's name.</param>
/// <param name="TransientRelease">Of the transient stage, ms.</param>
/// <param name="Hold">Of the release stage, ms.</param>
/// <param name="Lasting">ms.</param>
/// <param name="AttackFactor">On the attack.</param>
/// <param name="ReleaseFactor">On the release.</param>
internal sealed record LimiterStyle(string Name, double TransientRelease, double Hold, double Lasting, double AttackFactor, double ReleaseFactor)
{
    public static ImmutableArray<LimiterStyle> All { get; } =
    [
        // Peaks are over within a millisecond; what lasts a tenth of a second is ridden.
        new("transparent", 1, 10.2, 100, 1, 1),

        // The body of the sound is not ducked for a hit: only what lasts a third of a second moves the release stage, slowly.
        new("punchy", 0.3, 10.2, 300, 3, 1),

        // Nearly all is left to a transient stage as fast as its window: loudest, and it distorts first.
        new("aggressive", 0.1, 10.2, 600, 1, 0.25),

        // Rides early and lets go slowly, so that little is left to the transient stage: least distortion, least loud.
        new("smooth", 6, 10.2, 30, 0.5, 3),

        // Holds for half a period of 20 Hz: the lowest tones keep their shape.
        new("bass", 1, 25.2, 100, 1, 1.5),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(s => s.Name)];

    /// <param name="attack">ms.</param>
    /// <param name="release">ms.</param>
    /// <param name="automatic">Whether the release follows the program.</param>
    public LimiterLaw Law(double attack, double release, bool automatic) => new(
        TransientRelease / 1000, Hold / 1000, Lasting / 1000, AttackFactor * attack / 1000, ReleaseFactor * release / 1000, automatic);
}
