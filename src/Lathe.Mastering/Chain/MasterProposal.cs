using System.Collections.Immutable;
using Lathe.Mastering.Loudness;
using Lathe.Session.Findings;
using Lathe.Session.Master;
using Lathe.Session.Yaml;

namespace Lathe.Mastering.Chain;

/// <summary>A master that the assistant proposes; the limiter's drive is still to be found.</summary>
/// <param name="Document">Chain, target, intents. The host adds source, title and deliverables.</param>
/// <param name="Comments">Why, by address, for the document's writer.</param>
/// <param name="Decisions">In the order of the chain.</param>
/// <param name="Goal">What the target comes to.</param>
public sealed record MasterProposal(
    MasterDocument Document, ImmutableDictionary<string, string> Comments, ImmutableArray<Decision> Decisions, LoudnessGoal Goal)
{
    /// <summary>master.yaml of a document that grew from the proposal, with the proposal's comments.</summary>
    public string Yaml(MasterDocument document) => MasterWriter.Write(document, Comments);
}
