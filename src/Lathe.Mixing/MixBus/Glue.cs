using System.Collections.Immutable;
using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.MixBus;

/// <summary>The chain of the mix bus: one gentle compressor. Nothing limits; that is the master's business.</summary>
internal static class Glue
{
    public const string Id = "glue";

    /// <summary>dB of reduction to aim for, and the most.</summary>
    public const double Aim = 1.2;

    public const double Most = 2;

    /// <param name="threshold">dBFS of RMS.</param>
    public static ImmutableArray<Insert> Chain(double threshold) => [new Insert(Id, "compressor", Settings(threshold), [])];

    public static void Explain(MixPlan plan, double threshold, double reduction)
    {
        plan.Decide(
            "mix-bus/glue", "mix-bus", "mix", Invariant($"{reduction:F1} dB between the mix before and after the bus chain"),
            Invariant($"2:1 above {ValueText.Decibels(threshold)} RMS, attack 30 ms, release 150 ms"), "The mix moves as one; its dynamics stay.", 0.7,
            [.. Settings(threshold).Select(s => new Edit($"mix/{Id}/{s.Path}", s.Text))]);
        plan.Comment($"mix/{Id}", Invariant($"glue: {reduction:F1} dB of reduction on average; nothing on this bus limits"));
    }

    private static ImmutableArray<Setting> Settings(double threshold) =>
    [
        new("threshold", ValueText.Decibels(threshold)),
        new("ratio", "2:1"),
        new("knee", "8.0 dB"),
        new("attack", "30 ms"),
        new("release", "150 ms"),
        new("detector", "rms"),
        new("rms-window", "30 ms"),
    ];
}
