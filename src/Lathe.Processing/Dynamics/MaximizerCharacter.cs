using System.Collections.Immutable;
using Lathe.Dsp.Nonlinear;

namespace Lathe.Processing.Dynamics;

/// <summary>What stands behind the names of a maximizer's characters: a clipper a little above the ceiling and a limiter below it.</summary>
/// <param name="Name">The choice's name.</param>
/// <param name="Shape">Of the clipper; null for none.</param>
/// <param name="Knee">Of the clipper, 0 to 1.</param>
/// <param name="Headroom">How far above the ceiling the clipper is flat, dB: the least that is left to the limiter.</param>
/// <param name="Style">Of the limiter.</param>
/// <param name="Lookahead">Of the limiter, ms.</param>
/// <param name="Attack">Of the limiter, ms.</param>
/// <param name="Release">Of the limiter, ms; automatic.</param>
internal sealed record MaximizerCharacter(
    string Name, ClipShape? Shape, double Knee, double Headroom, string Style, double Lookahead, double Attack, double Release)
{
    public static ImmutableArray<MaximizerCharacter> All { get; } =
    [
        // Gain reduction only: the cleanest.
        new("clean", null, 0, 0, "transparent", 0.7, 20, 100),

        // Everything within 6 dB of the top is bent a little: harmonics instead of reduction.
        new("warm", ClipShape.Tanh, 0.6, 2, "transparent", 0.7, 20, 120),

        // Hits are clipped, the body is left alone.
        new("punchy", ClipShape.Fifth, 0.35, 1, "punchy", 0.5, 30, 80),

        // Clipped to the ceiling; the limiter takes what swings over.
        new("loud", ClipShape.Seventh, 0.3, 0, "aggressive", 0.3, 20, 60),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(c => c.Name)];
}
