namespace Lathe.Analysis.Checks;

/// <content>Against a second file that is known to be right.</content>
public static partial class DefectClasses
{
    public static DefectClass Unrelated { get; } = new DefectClass(
        "unrelated", "It has nothing in common with the reference.", "Compare it with the right file.", new(Error: 0.1))
    {
        Figure = "height of the cross-correlation", Decimals = 2, IsLeast = true,
    };

    public static DefectClass OtherRate { get; } = new DefectClass(
        "other-rate", "Its sample rate is not that of the reference.", "Convert one of them.", DefectLimits.Always(Warning))
    {
        Figure = "sample rate", Unit = "Hz", Decimals = 0,
    };

    public static DefectClass LevelChanged { get; } = new DefectClass(
        "level-changed", "It is not as loud as the reference.", "Change its gain by the difference, unless it is meant.", new(0.2, 3))
    {
        Figure = "difference in level", Unit = "dB", Decimals = 2,
    };

    public static DefectClass BalanceChanged { get; } = new DefectClass(
        "balance-changed", "Left and right are not balanced as in the reference.", "Look for a gain or pan on one side only.", new(0.2, 1))
    {
        Figure = "difference between the channels' gains", Unit = "dB", Decimals = 2,
    };

    public static DefectClass Shifted { get; } = new DefectClass(
        "shifted", "It does not start where the reference does.", "Move it by the difference.", new(0.5))
    {
        Figure = "offset", Unit = "frames", Decimals = 0,
    };

    public static DefectClass PolarityChanged { get; } = new DefectClass(
        "polarity-changed", "It is turned over against the reference.", "Turn its polarity.", DefectLimits.Always(Warning))
    {
        Figure = "correlation", Decimals = 2,
    };

    public static DefectClass ChannelSwap { get; } = new DefectClass(
        "channel-swap", "Left and right are exchanged.", "Exchange them.", DefectLimits.Always(Error))
    {
        Figure = "likeness crosswise, against that of the same sides", Decimals = 2,
    };

    public static DefectClass SampleRateSlip { get; } = new DefectClass(
        "sample-rate-slip", "It runs at another speed than the reference: a clock or a conversion was wrong.",
        "Convert it by the ratio, or record it again on one clock.", new(0.5, 5, 500))
    {
        Figure = "drift", Unit = "ppm", Decimals = 2,
    };

    public static DefectClass StretchMissing { get; } = new DefectClass(
        "stretch-missing", "A stretch of the reference is missing.", "Export it again.", DefectLimits.Always(Error))
    {
        Figure = "frames that are missing", Unit = "frames", Decimals = 0,
    };

    public static DefectClass StretchInserted { get; } = new DefectClass(
        "stretch-inserted", "It has a stretch that the reference has not: something was repeated or put in.", "Export it again.",
        DefectLimits.Always(Error))
    {
        Figure = "frames that are too many", Unit = "frames", Decimals = 0,
    };

    public static DefectClass LengthDiffers { get; } = new DefectClass(
        "length-differs", "It is longer or shorter than the reference.", "Check where it was cut.", new(0.1))
    {
        Figure = "difference in length", Unit = "s", Decimals = 2,
    };
}
