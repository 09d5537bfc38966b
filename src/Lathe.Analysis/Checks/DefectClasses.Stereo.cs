namespace Lathe.Analysis.Checks;

/// <content>How the channels get along.</content>
public static partial class DefectClasses
{
    public static DefectClass DeadChannel { get; } = new DefectClass(
        "dead-channel", "A channel is silent while the other plays.", "Export both channels, or make it mono.", DefectLimits.Always(Error))
    {
        Figure = "sample peak, or seconds of silence", Unit = "dBFS",
    }.At("stem", DefectLimits.Always(Warning));

    public static DefectClass DualMono { get; } = new DefectClass(
        "dual-mono", "Both channels are the same.", "Use it as mono, or export it in stereo.", new(Warning: -80))
    {
        Figure = "side against mid", Unit = "dB", IsLeast = true,
    }.At("stem", new(-80));

    public static DefectClass PolarityFlip { get; } = new DefectClass(
        "polarity-flip", "One channel is turned over against the other: in mono it nearly vanishes.", "Turn the polarity of one channel.", new(Error: -0.5))
    {
        Figure = "correlation", Decimals = 2, IsLeast = true,
    }.At("stem", new(Warning: -0.5));

    public static DefectClass LowCorrelation { get; } = new DefectClass(
        "low-correlation", "The channels work against each other: it gets thin in mono.", "Narrow it, or look for a delayed or turned channel.", new(Warning: 0))
    {
        Figure = "correlation", Decimals = 2, IsLeast = true,
    };

    public static DefectClass MonoLoss { get; } = new DefectClass(
        "mono-loss", "This band nearly vanishes in mono.", "Look for a widened or turned source in this band.", new(Warning: -6))
    {
        Figure = "level in mono, by thirds of an octave", Unit = "dB", IsLeast = true,
    };

    public static DefectClass BassNotMono { get; } = new DefectClass(
        "bass-not-mono", "The bass differs between the channels: a cutter cannot follow it.", "Make the bass mono below 150 Hz.", new())
    {
        Figure = "level in mono below 150 Hz", Unit = "dB", IsLeast = true,
    }.At("vinyl", new(Warning: -2));
}
