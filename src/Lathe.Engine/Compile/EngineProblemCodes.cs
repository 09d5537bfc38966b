using System.Collections.Immutable;
using Lathe.Session.Diagnostics;
using static Lathe.Session.Diagnostics.ProblemSeverity;

namespace Lathe.Engine.Compile;

/// <summary>What can be wrong in a session once processors and sources are known.</summary>
public static class EngineProblemCodes
{
    public static ProblemCode UnknownProcessor { get; } = new("LE0001", Error, "The rack has no processor of this id.");

    public static ProblemCode NotStreaming { get; } = new("LE0002", Error, "A processor works on whole files and cannot be an insert.");

    public static ProblemCode UnknownParameter { get; } = new("LE0003", Error, "There is no parameter of this name.");

    public static ProblemCode BadValue { get; } = new("LE0004", Error, "A value cannot be read or is out of the parameter's range.");

    public static ProblemCode BadTime { get; } = new("LE0005", Error, "A time cannot be read.");

    public static ProblemCode NotInOrder { get; } = new("LE0006", Error, "The points of an automation lane are not in order of time.");

    public static ProblemCode NotAutomatable { get; } = new("LE0007", Error, "A parameter is fixed for the whole render and cannot be automated.");

    public static ProblemCode UnknownStrip { get; } = new("LE0008", Error, "A strip or VCA is referred to that does not exist.");

    public static ProblemCode NotBus { get; } = new("LE0009", Error, "An output or send leads to a track.");

    public static ProblemCode DuplicateId { get; } = new("LE0010", Error, "An id is used twice.");

    public static ProblemCode Ring { get; } = new("LE0011", Error, "Outputs, sends and keys lead in a ring.");

    public static ProblemCode VcaRing { get; } = new("LE0012", Error, "VCAs belong to one another in a ring.");

    public static ProblemCode UnreadableSource { get; } = new("LE0013", Error, "A source is missing or cannot be read.");

    public static ProblemCode SkippedSource { get; } = new("LE0014", Warning, "A source is missing or cannot be read; its clip is left out.");

    public static ProblemCode NothingToPlay { get; } = new("LE0015", Warning, "A clip lies outside its source and plays nothing.");

    public static ProblemCode ChannelsLeftOut { get; } = new("LE0016", Warning, "A source has more than two channels; the others are not played.");

    public static ProblemCode TooManyElements { get; } = new("LE0017", Error, "A processor takes fewer elements of this kind.");

    public static ProblemCode UnknownElement { get; } = new("LE0018", Error, "There is no element of this id.");

    public static ProblemCode NoKeyInput { get; } = new("LE0019", Warning, "A processor has no sidechain; its key has no effect.");

    public static ProblemCode UnknownVariant { get; } = new("LE0020", Error, "The session has no variant of this id.");

    public static ProblemCode UnknownScene { get; } = new("LE0021", Error, "The session has no scene of this id.");

    public static ProblemCode UnknownInsert { get; } = new("LE0022", Error, "A path names an insert or send that does not exist.");

    public static ProblemCode BadRate { get; } = new("LE0023", Error, "The session's sample rate is out of range.");

    public static ProblemCode UnreadableAsset { get; } = new("LE0024", Error, "A file that a processor works with is missing or cannot be used.");

    public static ProblemCode MissingAsset { get; } = new("LE0025", Error, "A processor needs a file and none is set.");

    /// <summary>Every code in order: the table of messages is made from it.</summary>
    public static ImmutableArray<ProblemCode> All { get; } =
    [
        UnknownProcessor, NotStreaming, UnknownParameter, BadValue, BadTime, NotInOrder, NotAutomatable, UnknownStrip, NotBus, DuplicateId, Ring,
        VcaRing, UnreadableSource, SkippedSource, NothingToPlay, ChannelsLeftOut, TooManyElements, UnknownElement, NoKeyInput, UnknownVariant,
        UnknownScene, UnknownInsert, BadRate, UnreadableAsset, MissingAsset,
    ];
}
