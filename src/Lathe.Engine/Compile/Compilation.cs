using System.Collections.Immutable;
using Lathe.Engine.Plans;
using Lathe.Session.Diagnostics;

namespace Lathe.Engine.Compile;

/// <summary>What compiling a session came to.</summary>
/// <param name="Plan">The plan; null where a problem is an error.</param>
/// <param name="Problems">All problems, in the order of the document.</param>
public sealed record Compilation(Plan? Plan, ImmutableArray<Problem> Problems);
