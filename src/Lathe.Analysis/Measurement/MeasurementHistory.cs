using System.Collections.Immutable;

namespace Lathe.Analysis.Measurement;

/// <summary>How the figures move over time: what pictures show.</summary>
/// <param name="HopSeconds">Seconds from value to value of the first three.</param>
/// <param name="Momentary">LUFS of the 400 ms that end at (i + 4) hops; negative infinity for silence.</param>
/// <param name="ShortTerm">LUFS of the 3 s that end at (i + 30) hops; negative infinity for silence.</param>
/// <param name="TruePeak">The largest true peak of all channels in hop i, linear.</param>
/// <param name="CorrelationHopSeconds">Seconds from value to value of the next.</param>
/// <param name="Correlation">Correlation of the two channels, null where one is silent; empty unless there are two.</param>
/// <param name="Least">The least sample of each column of a waveform picture, by channel.</param>
/// <param name="Largest">The largest sample of each column, by channel.</param>
/// <param name="GoniometerCells">Cells of the goniometer picture on each axis.</param>
/// <param name="Goniometer">
/// Counts of every eighth frame, row by row from mid = -1 up, each row from side = -1 (left) to 1 (right); empty unless there are two channels.
/// </param>
public sealed record MeasurementHistory(
    double HopSeconds,
    ImmutableArray<double> Momentary,
    ImmutableArray<double> ShortTerm,
    ImmutableArray<double> TruePeak,
    double CorrelationHopSeconds,
    ImmutableArray<double?> Correlation,
    ImmutableArray<ImmutableArray<double>> Least,
    ImmutableArray<ImmutableArray<double>> Largest,
    int GoniometerCells,
    ImmutableArray<int> Goniometer);
