using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Console;

/// <summary>What every track, bus and the mix bus has beside its inserts: the one declaration of the console.</summary>
public static class StripParams
{
    public static Param Trim { get; } = Param.Decibels("trim", "Trim", -36, 36, 0, "level before the inserts", Rate.Sample);

    public static Param Polarity { get; } = Param.Choice("polarity", "Polarity", ["normal", "inverted"], "normal", "turns the waveform over before the inserts");

    public static Param Delay { get; } = Param.Milliseconds(
        "delay", "Delay", -1000, 1000, 0, "moves the strip in time before the inserts, to the nearest sample; negative is earlier", Rate.Setup);

    public static Param Fader { get; } = Param.Decibels("fader", "Fader", double.NegativeInfinity, 12, 0, "level after the inserts", Rate.Sample);

    public static Param Pan { get; } = Param.Pan("pan", "Pan", "place between left and right; balance of a stereo strip");

    public static Param PanMode { get; } = Param.Choice(
        "pan-mode", "Pan mode", ["balance", "dual"], "balance", "how a stereo strip is placed: balance by pan, or dual, each channel by itself by pan-left and pan-right");

    public static Param PanLeft { get; } = Param.Pan("pan-left", "Pan left", "place of the left channel in dual pan", initial: -100);

    public static Param PanRight { get; } = Param.Pan("pan-right", "Pan right", "place of the right channel in dual pan", initial: 100);

    public static Param Layout { get; } = Param.Choice(
        "layout", "Layout", ["auto", .. ChannelLayout.Named.Select(l => l.Name)], "auto", "channels up to the fader; auto takes those of the clips, or for a bus those of the session");

    public static Param Azimuth { get; } = Param.Degrees(
        "azimuth", "Azimuth", -360, 360, 0, "place around the listener in a surround bus, added to what pan gives; 0 is ahead, 90 left, -90 right, 180 behind");

    public static Param Elevation { get; } = Param.Degrees("elevation", "Elevation", 0, 90, 0, "place above the listener, where the bus has height channels");

    public static Param Spread { get; } = Param.Degrees("spread", "Spread", 0, 360, 0, "angle of the arc over which it is spread in a surround bus");

    public static Param Lfe { get; } = Param.Decibels(
        "lfe", "LFE send", double.NegativeInfinity, 12, double.NegativeInfinity, "level of its copy, the mean of its channels, to the low-frequency channel");

    public static Param Width { get; } = Param.Percent("width", "Width", 0, 200, 100, "width of a stereo strip: 0 is mono, 200 doubles the side signal", Rate.Sample);

    public static Param PanLaw { get; } = Param.Choice(
        "pan-law", "Pan law", ["-3 dB", "-2.5 dB", "-4.5 dB", "-6 dB", "0 dB"], "-3 dB", "level of a mono strip in the center; 0 dB keeps the near side at full level");

    public static Param Mute { get; } = Param.Toggle("mute", "Mute", false, "silences the strip and all its sends", Rate.Sample);

    public static Param Solo { get; } = Param.Toggle("solo", "Solo", false, "only soloed strips, what feeds them and what they feed are heard", Rate.Setup);

    public static Param SoloSafe { get; } = Param.Toggle("solo-safe", "Solo safe", false, "heard whatever else is soloed", Rate.Setup);

    /// <summary>All of them with their slots; the order of the values is the order of declaration.</summary>
    public static ProcessorInfo Info { get; } = new(
        "strip",
        "Strip",
        Category.Utility,
        1,
        "What every strip has beside its inserts.",
        "trim, inserts, fader, width, pan, mute in this order",
        [Trim, Polarity, Delay, Fader, Pan, Width, PanLaw, Mute, Solo, SoloSafe, PanMode, PanLeft, PanRight, Layout, Azimuth, Elevation, Spread, Lfe]);

    public static ImmutableArray<Param> All => Info.Parameters;

    /// <summary>The layout that a value of <see cref="Layout"/> names; null for auto.</summary>
    public static ChannelLayout? Named(double value) => value == 0 ? null : ChannelLayout.Named[(int)value - 1];

    /// <summary>Those that a VCA has too.</summary>
    public static ImmutableArray<Param> OfVca { get; } = [Fader, Mute, Solo];
}
