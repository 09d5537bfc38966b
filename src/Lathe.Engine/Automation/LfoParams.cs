using System.Collections.Immutable;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Automation;

/// <summary>What an oscillator and a follower have beside their rate, strip and depth.</summary>
public static class LfoParams
{
    public static Param Shape { get; } = Param.Choice(
        "shape", "Shape", ["sine", "triangle", "square", "saw", "ramp", "random", "drift"], "sine", "form of a cycle");

    public static Param Phase { get; } = Param.Degrees("phase", "Phase", -360, 360, 0, "where the cycle stands at the start of the song", Rate.Setup);

    public static ProcessorInfo Info { get; } = new(
        "lfo", "LFO", Category.Utility, 1, "A low-frequency oscillator that moves a value.", "v + depth shape(rate t + phase)", [Shape, Phase]);

    /// <summary>Settings that are read by themselves.</summary>
    public static ImmutableArray<string> Others { get; } = ["rate", "depth"];
}

/// <inheritdoc cref="LfoParams"/>
public static class FollowParams
{
    public static Param Attack { get; } = Param.Milliseconds("attack", "Attack", 0, 5000, 10, "time constant of a rising level", Rate.Setup);

    public static Param Release { get; } = Param.Milliseconds("release", "Release", 0, 20000, 150, "time constant of a falling level", Rate.Setup);

    public static Param Floor { get; } = Param.Decibels("floor", "Floor", -120, 20, -40, "level at which it begins to move the value", Rate.Setup);

    public static Param Ceiling { get; } = Param.Decibels("ceiling", "Ceiling", -120, 20, -6, "level at which it has moved it by the whole depth", Rate.Setup);

    public static ProcessorInfo Info { get; } = new(
        "follow", "Envelope follower", Category.Utility, 1, "A strip's level that moves a value.", "v + depth clamp((level - floor)/(ceiling - floor))",
        [Attack, Release, Floor, Ceiling]);

    /// <summary>Settings that are read by themselves.</summary>
    public static ImmutableArray<string> Others { get; } = ["strip", "depth"];
}
