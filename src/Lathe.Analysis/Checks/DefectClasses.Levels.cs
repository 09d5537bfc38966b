namespace Lathe.Analysis.Checks;

/// <content>Levels, peaks and dynamics.</content>
public static partial class DefectClasses
{
    public static DefectClass Silent { get; } = new DefectClass(
        "silent", "It is silent from beginning to end.", "Export it again, or leave it out.", DefectLimits.Always(Error))
    {
        Figure = "sample peak", Unit = "dBFS",
    }.At("stem", DefectLimits.Always(Warning));

    public static DefectClass ClippedRuns { get; } = new DefectClass(
        "clipped-runs", "It is cut off at full scale.", "Record or export it lower; declip it where that cannot be done.", new(0, 20, 2646))
    {
        Figure = "samples in runs of three and more at full scale", Unit = "samples a minute", Decimals = 0,
    }.At("stem", new(0, 20));

    public static DefectClass ClippedLowered { get; } = new DefectClass(
        "clipped-lowered", "It was clipped and then turned down: its waves have flat tops below full scale.",
        "Export it again from before the clipping; declip it where that cannot be done.", new(10, 60))
    {
        Figure = "flat tops at the channel's extreme", Unit = "a minute", Decimals = 0,
    };

    public static DefectClass TruePeakAboveLimit { get; } = new DefectClass(
        "true-peak-above-limit", "The peaks between the samples are higher than they should be.", "Lower it, or limit it by true peak.",
        DefectLimits.Always(Warning))
    {
        Figure = "true peak, against the limit of the destination", Unit = "dBTP", Decimals = 3,
    }.At("streaming", DefectLimits.Always(Error)).At("broadcast", DefectLimits.Always(Error));

    public static DefectClass InterSampleOvers { get; } = new DefectClass(
        "inter-sample-overs", "Peaks between the samples exceed full scale: converters and coders clip there.",
        "Limit it by true peak with a ceiling of -1 dBTP.", new(Warning: 0))
    {
        Figure = "true peak, where no sample exceeds full scale", Unit = "dBTP", Decimals = 2,
    };

    public static DefectClass LimiterSignature { get; } = new DefectClass(
        "limiter-signature", "It has been through a limiter: its peaks crowd below one ceiling.",
        "Send it without the limiter, or both versions.", new())
    {
        Figure = "blocks of 10 ms whose peak lies in the uppermost 0.3 dB", Unit = "%",
    }.At("mix", new(Warning: 4)).At("stem", new(8));

    public static DefectClass OverCompression { get; } = new DefectClass(
        "over-compression", "Its loudest part has hardly any peaks left: it sounds flat and tires.", "Limit and compress less.", new())
    {
        Figure = "least true peak over short-term loudness", Unit = "LU", IsLeast = true,
    }.At("mix", new(Warning: 8)).At("master", new(Warning: 5)).At("vinyl", new(Warning: 7));

    public static DefectClass TooLoud { get; } = new DefectClass(
        "too-loud", "It is louder than the destination takes.", "Lower its gain by the difference.", DefectLimits.Always(Error))
    {
        Figure = "integrated loudness, against the range of the destination", Unit = "LUFS",
    };

    public static DefectClass TooQuiet { get; } = new DefectClass(
        "too-quiet", "It is quieter than the destination takes.", "Raise its gain by the difference.", DefectLimits.Always(Error))
    {
        Figure = "integrated loudness, against the range of the destination", Unit = "LUFS",
    };

    public static DefectClass DcOffset { get; } = new DefectClass(
        "dc-offset", "It does not swing around zero.", "High-pass it at 10 to 20 Hz.", new(-60, -54))
    {
        Figure = "mean of the samples", Unit = "dBFS",
    };
}
