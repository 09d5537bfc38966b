using System.Collections.Immutable;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Console;

/// <summary>What every send has.</summary>
public static class SendParams
{
    public static Param Level { get; } = Param.Decibels("level", "Level", double.NegativeInfinity, 12, 0, "level of the copy", Rate.Sample);

    public static Param Pan { get; } = Param.Pan("pan", "Pan", "place of the copy between left and right");

    public static Param Mute { get; } = Param.Toggle("mute", "Mute", false, "silences the copy", Rate.Sample);

    public static ProcessorInfo Info { get; } = new(
        "send", "Send", Category.Utility, 1, "A copy of a strip's signal to a bus.", "y = pan(level x)", [Level, Pan, Mute]);

    public static ImmutableArray<Param> All => Info.Parameters;
}
