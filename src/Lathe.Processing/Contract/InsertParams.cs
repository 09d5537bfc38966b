using System.Collections.Immutable;

namespace Lathe.Processing.Contract;

/// <summary>What every insert has beside its processor's own parameters; the wrappers act on them.</summary>
public static class InsertParams
{
    /// <summary>Share of the processed signal, the dry one delayed by the processor's latency.</summary>
    public static Param Mix { get; } = Param.Percent("mix", "Mix", 0, 100, 100, "share of the processed signal; the dry one is delayed to match", Rate.Sample);

    public static Param Bypass { get; } = Param.Toggle("bypass", "Bypass", false, "passes the input, delayed by the latency");

    public static Param Delta { get; } = Param.Toggle("delta", "Delta listen", false, "passes only what the processor adds or removes: processed minus input");

    public static Param Channels { get; } = Param.Choice(
        "channels", "Channels", ["stereo", "mid", "side", "left", "right"], "stereo", "the part of a stereo signal that is processed; the rest passes");

    public static Param Oversampling { get; } = Param.Choice(
        "oversampling", "Oversampling", ["auto", "1x", "2x", "4x", "8x", "16x"], "auto", "the rate it runs at inside; auto takes what the processor declares, less at 88.2 kHz and above");

    public static ProcessorInfo Info { get; } = new(
        "insert", "Insert", Category.Utility, 1, "What every insert has.", "y = dry + mix (wet - dry)", [Mix, Bypass, Delta, Channels, Oversampling]);

    public static ImmutableArray<Param> All => Info.Parameters;
}
