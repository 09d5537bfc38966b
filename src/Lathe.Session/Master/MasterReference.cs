using System.Collections.Immutable;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Session.Master;

/// <summary>A recording that the master is to resemble.</summary>
/// <param name="Id">Unique in the document.</param>
/// <param name="File">Path of the audio, or of a feature file made from it.</param>
/// <param name="Weights">tone, level, dynamics, width: numbers from 0, as written; 1 where absent.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record MasterReference(string Id, string File, ImmutableArray<Setting> Weights, Mark Mark = default);
