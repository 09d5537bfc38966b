namespace Lathe.Analysis.Checks;

/// <content>What the file is and carries.</content>
public static partial class DefectClasses
{
    public static DefectClass NoFrames { get; } = new DefectClass(
        "no-frames", "It has no samples.", "Export it again.", DefectLimits.Always(Error));

    public static DefectClass DamagedFile { get; } = new DefectClass(
        "damaged-file", "The file is damaged or irregular.", "Write the file anew.", DefectLimits.Always(Warning));

    public static DefectClass WrongRate { get; } = new DefectClass(
        "wrong-rate", "Its sample rate is none that the destination takes.", "Convert it.", DefectLimits.Always(Error))
    {
        Figure = "sample rate, against those of the destination", Unit = "Hz", Decimals = 0,
    };

    public static DefectClass WrongDepth { get; } = new DefectClass(
        "wrong-depth", "Its bit depth is none that the destination takes.", "Convert it.", DefectLimits.Always(Error))
    {
        Figure = "bit depth, against those of the destination", Unit = "bits", Decimals = 0,
    };

    public static DefectClass WrongChannels { get; } = new DefectClass(
        "wrong-channels", "Its channel count is none that the destination takes.", "Convert it.", DefectLimits.Always(Error))
    {
        Figure = "channels, against those of the destination", Unit = "channels", Decimals = 0,
    };

    public static DefectClass WrongFormat { get; } = new DefectClass(
        "wrong-format", "Its file format is none that the destination takes.", "Write it as one of those.", DefectLimits.Always(Error))
    {
        Figure = "container and coding, against those of the destination",
    };

    public static DefectClass MissingMetadata { get; } = new DefectClass(
        "missing-metadata", "Some of its tags are missing.", "Add them before it is delivered.", new())
    {
        Figure = "tags that the destination needs and the file lacks",
    }.At("master", DefectLimits.Always(Note)).At("streaming", DefectLimits.Always(Warning)).At("cd", DefectLimits.Always(Warning));

    public static DefectClass ArtProblem { get; } = new DefectClass(
        "art-problem", "Its embedded picture would be refused.", "Embed a square JPEG or PNG in RGB of 1400 pixels and more, below 10 MB.",
        DefectLimits.Always(Warning))
    {
        Figure = "kind, width, height and size of the picture",
    };
}
