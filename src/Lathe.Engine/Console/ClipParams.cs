using System.Collections.Immutable;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Console;

/// <summary>What every clip has beside its times ("at", "from", "length", "fade-in", "fade-out").</summary>
public static class ClipParams
{
    private static readonly ImmutableArray<string> Curves = ["linear", "equal-power", "s", "exponential"];

    public static Param Gain { get; } = Param.Decibels("gain", "Gain", -96, 36, 0, "level of the clip", Rate.Setup);

    public static Param FadeInCurve { get; } = Param.Choice("fade-in-curve", "Fade-in curve", Curves, "linear", "form of the fade at its start");

    public static Param FadeOutCurve { get; } = Param.Choice("fade-out-curve", "Fade-out curve", Curves, "linear", "form of the fade at its end");

    public static Param Channels { get; } = Param.Choice(
        "channels", "Channels", ["stereo", "left", "right", "mono"], "stereo", "the channels of the source that are played; mono is the mean of both");

    public static Param Polarity { get; } = Param.Choice("polarity", "Polarity", ["normal", "inverted"], "normal", "turns the waveform over");

    public static ProcessorInfo Info { get; } = new(
        "clip", "Clip", Category.Utility, 1, "A stretch of a source on a track.", "y = gain fade(x)", [Gain, FadeInCurve, FadeOutCurve, Channels, Polarity]);

    /// <summary>The settings that are times.</summary>
    public static ImmutableArray<string> Times { get; } = ["at", "from", "length", "fade-in", "fade-out"];
}
