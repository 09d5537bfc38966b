using System.Collections.Immutable;
using Lathe.Mixing.Intake;

namespace Lathe.Mixing.Alignment;

internal static class StartSearch
{
    public static StartSearchResult Run(ImmutableArray<IntakeStem> stems, int rate, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new StartSearchResult(stems, [], []);
    }
}
