using System.Collections.Immutable;

namespace Lathe.Session.Findings;

/// <summary>Something an assistant decided, in a form that can be read, edited and refused.</summary>
/// <param name="Id">Unique in its report: "balance/kick".</param>
/// <param name="Stage">intake, alignment, gain, balance, tone, dynamics, space, mix-bus, listening, loudness, delivery.</param>
/// <param name="Subject">The strip, band or file it is about.</param>
/// <param name="Measured">What was measured, with figures and units.</param>
/// <param name="Changed">What was set, with figures and units; for a move not made, that and why.</param>
/// <param name="Expected">What it should do to the sound or figure.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Edits">The edits that make it so: refusing it undoes them.</param>
/// <param name="Made">False for a move that was considered and not made.</param>
public sealed record Decision(
    string Id,
    string Stage,
    string Subject,
    string Measured,
    string Changed,
    string Expected,
    double Confidence,
    ImmutableArray<Edit> Edits,
    bool Made = true);
