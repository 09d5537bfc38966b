using System.Collections.Immutable;

namespace Lathe.Session.Addresses;

/// <summary>Tempo and meter over the song.</summary>
/// <param name="Changes">In order; the first stands at bar 1.</param>
public sealed record TempoMap(ImmutableArray<TempoChange> Changes)
{
    public static TempoMap Default { get; } = new([new TempoChange(1, 120, 4, 4)]);
}
