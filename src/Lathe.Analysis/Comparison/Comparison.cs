using System.Collections.Immutable;
using Lathe.Metering.Spectrum;

namespace Lathe.Analysis.Comparison;

/// <summary>
/// How B differs from A. Differences are B less A. Figures of time, polarity and residual are null where the two do not belong together: different
/// sample rates, silence, or no likeness (<see cref="Likeness"/> below 0.1).
/// </summary>
public sealed record Comparison
{
    public required Measurement.Measurement A { get; init; }

    public required Measurement.Measurement B { get; init; }

    /// <summary>How much later the same sound comes in B than in A, frames.</summary>
    public int? OffsetFrames { get; init; }

    /// <summary>The same in seconds.</summary>
    public double? OffsetSeconds => OffsetFrames / (double)A.Format.SampleRate;

    /// <summary>True where B is A turned over.</summary>
    public bool? PolarityInverted { get; init; }

    /// <summary>The height of the cross-correlation's peak, 0 to 1.</summary>
    public double? Likeness { get; init; }

    /// <summary>Integrated loudness of B less that of A, LU: what a comparison by ear must take away first.</summary>
    public double? LoudnessDifference => B.Integrated - A.Integrated;

    /// <summary>The gain in dB that brings B closest to A, sample by sample.</summary>
    public double? BestGain { get; init; }

    /// <summary>
    /// Power of A less aligned B at the best gain and polarity, against that of A, dB; negative infinity where nothing is left. Over the stretch
    /// that both cover.
    /// </summary>
    public double? Residual { get; init; }

    /// <summary>Level of each third-octave band of B less that of A, both at the same loudness, dB; null where a band is empty in either.</summary>
    public ImmutableArray<double?> Tone =>
    [
        .. Enumerable.Range(0, ThirdOctaves.Count).Select(b => B.Spectrum.Mid[b] - A.Spectrum.Mid[b] - (LoudnessDifference ?? B.Rms - A.Rms)),
    ];

    /// <summary>Root mean square of <see cref="Tone"/> from 40 Hz to 16 kHz, dB; null where nothing can be compared.</summary>
    public double? ToneDistance
    {
        get
        {
            var bands = Tone[3..30].Where(d => d is not null).Select(d => d!.Value * d.Value).ToList();
            return bands.Count == 0 ? null : Math.Sqrt(bands.Average());
        }
    }

    public double? RangeDifference => B.Range - A.Range;

    public double? PlrDifference => B.Plr - A.Plr;

    public double? PsrMinDifference => B.PsrMin - A.PsrMin;

    public double? CrestDifference => B.Crest - A.Crest;

    public double? WidthDifference => B.Width - A.Width;

    public double? CorrelationDifference => B.Correlation - A.Correlation;

    public double? TruePeakDifference => B.TruePeak - A.TruePeak;
}
