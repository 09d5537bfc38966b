using System.Collections.Immutable;
using static Lathe.Session.Diagnostics.ProblemSeverity;

namespace Lathe.Session.Diagnostics;

/// <summary>What can be wrong in a document before anything is known of processors and audio.</summary>
public static class ProblemCodes
{
    public static ProblemCode NotReadable { get; } = new("LS0001", Error, "The document cannot be read as text: absent, not permitted, or not UTF-8.");

    public static ProblemCode NotYaml { get; } = new("LS0002", Error, "The text is not YAML (or JSON, for a handoff).");

    public static ProblemCode TooLarge { get; } = new("LS0003", Error, "The document is larger, or nested deeper, than any real one.");

    public static ProblemCode Alias { get; } = new("LS0004", Error, "The document uses anchors, aliases or tags, which are not read.");

    public static ProblemCode DuplicateKey { get; } = new("LS0005", Error, "A key stands twice in one map.");

    public static ProblemCode UnknownKey { get; } = new("LS0006", Warning, "A key is not known; it is kept and has no effect.");

    public static ProblemCode WrongType { get; } = new("LS0007", Error, "A value is of another kind than this place takes.");

    public static ProblemCode Missing { get; } = new("LS0008", Error, "A required value is missing.");

    public static ProblemCode BadId { get; } = new("LS0009", Error, "An id is not lower-case words joined by hyphens, or is a reserved word.");

    public static ProblemCode DuplicateId { get; } = new("LS0010", Error, "An id is used twice.");

    public static ProblemCode BadChoice { get; } = new("LS0011", Error, "A word is none of those that this place takes.");

    public static ProblemCode BadValue { get; } = new("LS0012", Error, "A value cannot be read or is out of range.");

    public static ProblemCode BadTime { get; } = new("LS0013", Error, "A time cannot be read.");

    public static ProblemCode BadPath { get; } = new("LS0014", Error, "A path does not follow the grammar of addresses.");

    public static ProblemCode UnknownRole { get; } = new("LS0015", Warning, "A role is not known; the track counts as \"other\".");

    public static ProblemCode UnknownReference { get; } = new("LS0016", Error, "Something refers to an id that does not exist.");

    public static ProblemCode VcaCycle { get; } = new("LS0017", Error, "VCAs belong to one another in a circle.");

    public static ProblemCode SourceMissing { get; } = new("LS0018", Error, "An audio file that the document refers to does not exist.");

    public static ProblemCode Newer { get; } = new("LS0019", Error, "The document was written by a newer version.");

    public static ProblemCode NotInOrder { get; } = new("LS0020", Error, "Times or bars are not in ascending order.");

    public static ProblemCode CannotEdit { get; } = new("LS0021", Error, "An edit names a place that the document does not have.");

    /// <summary>Every code in order: the table of messages is made from it.</summary>
    public static ImmutableArray<ProblemCode> All { get; } =
    [
        NotReadable, NotYaml, TooLarge, Alias, DuplicateKey, UnknownKey, WrongType, Missing, BadId, DuplicateId, BadChoice, BadValue, BadTime,
        BadPath, UnknownRole, UnknownReference, VcaCycle, SourceMissing, Newer, NotInOrder, CannotEdit,
    ];
}
