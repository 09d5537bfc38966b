using System.Collections.Immutable;

namespace Lathe.Session.Findings;

/// <summary>Something a quality-control engineer would say of a file, a mix or a master.</summary>
/// <param name="Code">Permanent words with hyphens: "clipped-runs", "polarity-flip".</param>
/// <param name="Severity">By the destination's rules.</param>
/// <param name="Where">What it was found in, and when, and in which channel or band.</param>
/// <param name="Message">One sentence a musician understands.</param>
/// <param name="Measured">The figure with its unit, or null.</param>
/// <param name="Limit">What it should have been, with its unit, or null.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Edits">Edits that would mend it: full path and new value.</param>
public sealed record Finding(
    string Code,
    FindingSeverity Severity,
    FindingPlace Where,
    string Message,
    string? Measured = null,
    string? Limit = null,
    string? Remedy = null,
    ImmutableArray<Edit> Edits = default);
