using System.Collections.Immutable;

namespace Lathe.Analysis.Measurement;

/// <summary>
/// Long-term spectra of mid ((L + R) / 2; a mono channel itself) and side ((L - R) / 2; empty unless there are two channels), in dBFS of mean
/// power. Arrays over the bands of <see cref="Metering.Spectrum.ThirdOctaves"/>, null where a band is empty.
/// </summary>
/// <param name="Mid">Mean power of mid in each band.</param>
/// <param name="Side">Mean power of side in each band.</param>
/// <param name="MonoLoss">What the band loses in mono, dB.</param>
/// <param name="Low">The level that mid exceeds in 90 % of the time, each band.</param>
/// <param name="Middle">The same for 50 %.</param>
/// <param name="High">The same for 10 %.</param>
/// <param name="BinWidth">Hertz from bin to bin of the next two.</param>
/// <param name="Bins">Mean power of mid in each bin, linear.</param>
/// <param name="Floor">The least mean power of mid over 1.1 s in each bin, linear.</param>
public sealed record SpectrumMeasurement(
    ImmutableArray<double?> Mid,
    ImmutableArray<double?> Side,
    ImmutableArray<double?> MonoLoss,
    ImmutableArray<double?> Low,
    ImmutableArray<double?> Middle,
    ImmutableArray<double?> High,
    double BinWidth,
    ImmutableArray<double> Bins,
    ImmutableArray<double> Floor);
