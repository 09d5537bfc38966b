using System.Collections.Immutable;
using Lathe.Ratios.Own;
using Lathe.Ratios.Peers;

namespace Lathe.Ratios.Rows;

/// <summary>Meters beside libebur128, audio in memory.</summary>
internal static class MeterRows
{
    public static ImmutableArray<Row> List { get; } =
    [
        new("loudness", ">= 1.5", 44100, () => [new MeterContestant("I+LRA", truePeak: false), new Ebur128Contestant("libebur128 I+LRA", truePeak: false)]),
        new("loudness-tp", ">= 4 on music", 44100, () => [new MeterContestant("I+LRA+TP", truePeak: true), new Ebur128Contestant("libebur128 I+LRA+TP", truePeak: true)]),
    ];
}
