using System.Collections.Immutable;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Mixing.Assistant;

/// <summary>A mix that the assistant proposes.</summary>
/// <param name="Session">The session, complete.</param>
/// <param name="Comments">Why, by address, for the session's writer.</param>
/// <param name="Decisions">Those of intake and of the mix, in the order in which they were made.</param>
/// <param name="Findings">What intake found, and what the mix leaves to be desired.</param>
/// <param name="Mix">What the mix measures.</param>
public sealed record MixProposal(
    SessionDocument Session,
    ImmutableDictionary<string, string> Comments,
    ImmutableArray<Decision> Decisions,
    ImmutableArray<Finding> Findings,
    MixSummary Mix)
{
    /// <summary>Findings that nothing in the mix mends: what a handoff lists as known issues.</summary>
    public IEnumerable<Finding> Open => Findings.Where(f => !Unmended.IsMended(f, Decisions));

    /// <summary>session.yaml with its comments.</summary>
    public string Yaml => SessionWriter.Write(Session, Comments);
}
