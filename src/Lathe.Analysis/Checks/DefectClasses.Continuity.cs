namespace Lathe.Analysis.Checks;

/// <content>Places where the wave is broken.</content>
public static partial class DefectClasses
{
    public static DefectClass Clicks { get; } = new DefectClass(
        "clicks", "It clicks.", "Listen there; declick it, or crossfade the edit.", new(Warning: 0))
    {
        Figure = "isolated clicks", Unit = "clicks", Decimals = 0,
    };

    public static DefectClass Dropouts { get; } = new DefectClass(
        "dropouts", "The sound drops out for a moment.", "Record or export it again; fill the gap where that cannot be done.", new(Error: 0))
    {
        Figure = "sudden gaps within sound", Unit = "gaps", Decimals = 0,
    }.At("stem", new(Warning: 0));

    public static DefectClass RepeatedSamples { get; } = new DefectClass(
        "repeated-samples", "A sample or a buffer was played again instead of the next one.", "Record or export it again with a larger buffer.", new(Error: 0))
    {
        Figure = "places", Unit = "places", Decimals = 0,
    }.At("stem", new(Warning: 0));

    public static DefectClass MissingSamples { get; } = new DefectClass(
        "missing-samples", "The wave jumps: samples are missing, or an edit has no crossfade.", "Record or export it again; crossfade the edit.",
        new(Warning: 0))
    {
        Figure = "jumps that no filling can mend", Unit = "jumps", Decimals = 0,
    };

    public static DefectClass NotFinite { get; } = new DefectClass(
        "not-finite", "Some samples are no numbers (NaN or infinite).", "Export it again; a plug-in has failed.", new(Error: 0))
    {
        Figure = "samples", Unit = "samples", Decimals = 0,
    };
}
