using System.Collections.Immutable;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Console;

/// <summary>What every send has.</summary>
public static class SendParams
{
    public static Param Level { get; } = Param.Decibels("level", "Level", double.NegativeInfinity, 12, 0, "level of the copy", Rate.Sample);

    public static Param Pan { get; } = Param.Pan("pan", "Pan", "place of the copy between left and right");

    public static Param Azimuth { get; } = Param.Degrees(
        "azimuth", "Azimuth", -360, 360, 0, "place around the listener in a surround bus, added to what pan gives; 0 is ahead, 90 left, -90 right, 180 behind");

    public static Param Elevation { get; } = Param.Degrees("elevation", "Elevation", 0, 90, 0, "place above the listener, where the bus has height channels");

    public static Param Spread { get; } = Param.Degrees("spread", "Spread", 0, 360, 0, "angle of the arc over which it is spread in a surround bus");

    public static Param Mute { get; } = Param.Toggle("mute", "Mute", false, "silences the copy", Rate.Sample);

    public static ProcessorInfo Info { get; } = new(
        "send", "Send", Category.Utility, 1, "A copy of a strip's signal to a bus.", "y = pan(level x)", [Level, Pan, Mute, Azimuth, Elevation, Spread]);

    public static ImmutableArray<Param> All => Info.Parameters;
}
