using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Metering.Defects;
using Lathe.Metering.Levels;

namespace Lathe.Analysis.Measurement;

/// <summary>
/// Everything one pass over some audio tells. Levels are in dBFS or dBTP, loudness in LUFS, ranges in LU or dB; a figure that does not exist
/// (of silence, of audio that is too short) is null. Immutable.
/// </summary>
public sealed record Measurement
{
    public required AudioFormat Format { get; init; }

    public required long Frames { get; init; }

    /// <summary>Seconds.</summary>
    public double Duration => Frames / (double)Format.SampleRate;

    /// <summary>Integrated loudness, LUFS (BS.1770-5).</summary>
    public double? Integrated { get; init; }

    /// <summary>Loudness range, LU (Tech 3342).</summary>
    public double? Range { get; init; }

    public double? MomentaryMax { get; init; }

    public double? ShortTermMax { get; init; }

    /// <summary>dBTP by the one kernel, largest of all channels.</summary>
    public double? TruePeak { get; init; }

    public double? SamplePeak { get; init; }

    /// <summary>Mean power of all channels, dBFS; a full-scale sine reads -3.01.</summary>
    public double? Rms { get; init; }

    /// <summary>Sample peak over RMS, dB.</summary>
    public double? Crest { get; init; }

    /// <summary>True peak over integrated loudness, LU.</summary>
    public double? Plr { get; init; }

    /// <summary>The least true peak over short-term loudness of all 3 s windows above -50 LUFS, LU.</summary>
    public double? PsrMin { get; init; }

    /// <summary>The middle one of the same.</summary>
    public double? PsrMedian { get; init; }

    /// <summary>DR14: the mean of the channels, rounded.</summary>
    public int? Dr { get; init; }

    /// <summary>sum(LR) / sqrt(sum(LL) sum(RR)), -1 to 1; for two channels only, as the next two.</summary>
    public double? Correlation { get; init; }

    /// <summary>Side over mid energy, dB.</summary>
    public double? Width { get; init; }

    /// <summary>Energy of (L + R) / sqrt 2 against LL + RR, dB.</summary>
    public double? MonoLoss { get; init; }

    public required ImmutableArray<ChannelMeasurement> Channels { get; init; }

    public required SpectrumMeasurement Spectrum { get; init; }

    public required MeasurementHistory History { get; init; }

    /// <summary>The fewest bits that hold every sample of every channel; null for silence and for samples that no 32-bit integer holds.</summary>
    public int? EffectiveBits { get; init; }

    /// <summary>True where a sample was found that no 32-bit integer holds.</summary>
    public bool IsFloat { get; init; }

    /// <summary>Samples that were NaN or infinite; they were measured as 0.</summary>
    public long NonFinite { get; init; }

    /// <summary>The frame of the first of them, or -1.</summary>
    public long FirstNonFinite { get; init; } = -1;

    /// <summary>The first frame (to 64) above -80 dBFS; -1 where there is none.</summary>
    public long FirstSound { get; init; }

    /// <summary>The frame after the last sound above -80 dBFS (to 64); 0 where there is none.</summary>
    public long LastSound { get; init; }

    /// <summary>Stretches of at least half a second that stay below -80 dBFS.</summary>
    public required ImmutableArray<Stretch> Silences { get; init; }

    /// <summary>The largest magnitude in the first and in the last 64 frames, linear.</summary>
    public (double Head, double Tail) Ends { get; init; }

    /// <summary>True where no sample of any channel exceeds -80 dBFS.</summary>
    public bool IsSilent => FirstSound < 0;
}

/// <summary>What one channel tells.</summary>
/// <param name="TruePeak">dBTP.</param>
/// <param name="TruePeakFrame">Where it stands first, to 8 frames; -1 for silence.</param>
/// <param name="SamplePeak">dBFS.</param>
/// <param name="Rms">dBFS.</param>
/// <param name="DcOffset">The mean, linear.</param>
/// <param name="Dr">DR14 of the channel, dB, not rounded.</param>
/// <param name="ClippedRuns">Runs of three or more equal samples at full scale.</param>
/// <param name="ClippedSamples">Samples in them.</param>
/// <param name="Clipped">Where they are, the first 10000.</param>
/// <param name="ClickCount">Isolated clicks.</param>
/// <param name="Clicks">Where they are and how many dB they stand out, the first 1000.</param>
public sealed record ChannelMeasurement(
    double? TruePeak,
    long TruePeakFrame,
    double? SamplePeak,
    double? Rms,
    double DcOffset,
    double? Dr,
    long ClippedRuns,
    long ClippedSamples,
    ImmutableArray<Stretch> Clipped,
    long ClickCount,
    ImmutableArray<Defect> Clicks);
