using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>The parameters of one band of a <see cref="Multiband"/>.</summary>
internal static class BandParams
{
    public static Param From { get; } = Param.Hertz("from", "From", 20, 20000, 20, "lower edge of the band, where it is 6 dB down; the lowest band reaches down to 0 Hz whatever its edge", Rate.Setup);

    public static Param Mode { get; } = Param.Choice(
        "mode", "Mode", ["compress", "lift", "expand", "boost"], "compress",
        "compress lowers what lies above the threshold, lift raises what lies below it (upward compression), expand lowers what lies below it, boost raises what lies above it (upward expansion)",
        Rate.Quantum);

    public static Param Threshold { get; } = Param.Decibels("threshold", "Threshold", -80, 0, -24, "level of the band beyond which its gain changes; the middle of the knee");

    public static Param Ratio { get; } = Param.Ratio("ratio", "Ratio", 1, double.PositiveInfinity, 2, "compress and lift: dB of input for each dB of output; expand and boost: dB of output for each dB of input");

    public static Param Knee { get; } = Param.Decibels("knee", "Knee", 0, 72, 6, "width of the range in which the curve bends");

    public static Param Attack { get; } = Param.Milliseconds("attack", "Attack", 0.05, 500, 10, "time in which the gain covers 1 - 1/e of the way when the level rises");

    public static Param Release { get; } = Param.Milliseconds("release", "Release", 1, 5000, 120, "time in which the gain covers 1 - 1/e of the way when the level falls");

    public static Param Range { get; } = Param.Decibels("range", "Range", 0, 60, 24, "the greatest change of gain");

    public static Param Gain { get; } = Param.Decibels("gain", "Gain", -24, 24, 0, "gain of the band after its dynamics");

    public static Param Part { get; } = Param.Choice("part", "Part", ["stereo", "mid", "side"], "stereo", "the part of a stereo signal that the band's dynamics and gain act on", Rate.Quantum);

    public static Param Solo { get; } = Param.Toggle("solo", "Solo", false, "passes this band and others that are soloed alone");

    public static Param Mute { get; } = Param.Toggle("mute", "Mute", false, "takes the band out");

    public static Param Bypass { get; } = Param.Toggle("band-bypass", "Band bypass", false, "passes the band as it is");

    public static ParamGroup Group { get; } = new(
        "bands", "Bands", 8, "The bands, in any order; each reaches from its own edge to the next one.",
        [From, Mode, Threshold, Ratio, Knee, Attack, Release, Range, Gain, Part, Solo, Mute, Bypass]);
}
