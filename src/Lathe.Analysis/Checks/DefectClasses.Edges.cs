namespace Lathe.Analysis.Checks;

/// <content>Beginning, end and pauses of a whole song.</content>
public static partial class DefectClasses
{
    public static DefectClass CutHead { get; } = new DefectClass(
        "cut-head", "It begins in the middle of a sound.", "Leave a moment of silence before the first sound, or fade in.", new(-45))
    {
        Figure = "peak of the first 64 frames", Unit = "dBFS",
    }.At("stem", new());

    public static DefectClass CutTail { get; } = new DefectClass(
        "cut-tail", "It ends in the middle of a sound.", "Let it decay to silence, or fade out.", new(Warning: -45))
    {
        Figure = "peak of the last 64 frames", Unit = "dBFS",
    }.At("stem", new());

    public static DefectClass NoTailDecay { get; } = new DefectClass(
        "no-tail-decay", "Its last sound stops at once instead of decaying.", "Let it ring out, or fade it.", new(-36, -24))
    {
        Figure = "peak 4 to 12 ms before silence", Unit = "dBFS",
    }.At("stem", new());

    public static DefectClass LongHead { get; } = new DefectClass(
        "long-head", "It is silent for long before it begins.", "Trim it, unless it is meant.", new(2))
    {
        Figure = "silence", Unit = "s",
    }.At("stem", new());

    public static DefectClass LongTail { get; } = new DefectClass(
        "long-tail", "It is silent for long after it ends.", "Trim it, unless it is meant.", new(8))
    {
        Figure = "silence", Unit = "s",
    }.At("stem", new());

    public static DefectClass Pause { get; } = new DefectClass(
        "pause", "It is silent for long in the middle.", "Trim it, unless it is meant.", new(4))
    {
        Figure = "silence", Unit = "s",
    }.At("stem", new());
}
