using System.Collections.Immutable;

namespace Lathe.Analysis.Features;

/// <summary>
/// What a stem sounds like, for assistants that guess its role, balance it and look for masking. Spectral figures are of mid and weigh each
/// moment by its power. Nothing is null: a silent stem has zeros.
/// </summary>
public sealed record StemFeatures
{
    /// <summary>The share of the time, 0 to 1, in which the stem plays: momentary loudness above -60 LUFS and above 25 LU below its loudest.</summary>
    public double ActivityShare { get; init; }

    /// <summary>Stretches in which it plays, seconds; pauses below a second do not part them.</summary>
    public ImmutableArray<(double Start, double End)> Active { get; init; } = [];

    /// <summary>Power-weighted mean frequency, hertz.</summary>
    public double Centroid { get; init; }

    /// <summary>Power-weighted spread around the centroid on a logarithmic scale, octaves.</summary>
    public double Spread { get; init; }

    /// <summary>1 % of the power lies below this frequency, hertz.</summary>
    public double LowEdge { get; init; }

    /// <summary>99 % of the power lies below this frequency, hertz.</summary>
    public double HighEdge { get; init; }

    /// <summary>Geometric over arithmetic mean of the power of the bins from 100 Hz to 10 kHz, mean over time: 0 tonal to 1 noise.</summary>
    public double Flatness { get; init; }

    /// <summary>Shares of the power below 60 Hz, 60 to 250, 250 to 2000, 2000 to 6000 and above 6000 Hz; their sum is 1.</summary>
    public BandShares Shares { get; init; }

    /// <summary>Level of each third-octave band while the stem plays, dBFS of mean power; negative infinity where empty.</summary>
    public ImmutableArray<double> ActiveBands { get; init; } = [];

    /// <summary>
    /// Level of each third-octave band in each <see cref="BandHopSeconds"/>, dBFS: hop by hop, each of 31 values; negative infinity where empty.
    /// </summary>
    public ImmutableArray<double> BandHistory { get; init; } = [];

    /// <summary>Seconds from one hop of <see cref="BandHistory"/> to the next, about 0.4.</summary>
    public double BandHopSeconds { get; init; }

    /// <summary>Onset strength over time: the mean rise of the bands' levels from frame to frame, dB; one value each <see cref="OnsetHopSeconds"/>.</summary>
    public ImmutableArray<double> OnsetEnvelope { get; init; } = [];

    /// <summary>Seconds from value to value of <see cref="OnsetEnvelope"/>, about 0.01.</summary>
    public double OnsetHopSeconds { get; init; }

    /// <summary>Where notes or strokes begin, seconds.</summary>
    public ImmutableArray<double> Onsets { get; init; } = [];

    /// <summary>Onsets a second while the stem plays.</summary>
    public double OnsetRate { get; init; }

    /// <summary>The share of the power, 0 to 1, in the 60 ms after onsets: near 1 for dry drums, low for pads.</summary>
    public double Percussiveness { get; init; }

    /// <summary>How periodic it is, 0 noise to 1 a steady tone: the highest peak of the normalized autocorrelation, mean over time.</summary>
    public double Harmonicity { get; init; }

    /// <summary>The middle one of the pitches found where it is periodic, hertz; 0 where none was.</summary>
    public double Pitch { get; init; }

    /// <summary>The interval that holds the middle 80 % of these pitches, semitones.</summary>
    public double PitchRange { get; init; }

    /// <summary>Sample peak over RMS of the active parts, dB.</summary>
    public double ActiveCrest { get; init; }

    /// <summary>RMS while the stem plays, dBFS; negative infinity for silence.</summary>
    public double ActiveRms { get; init; } = double.NegativeInfinity;

    /// <summary>Side over mid energy, dB; negative infinity for mono.</summary>
    public double Width { get; init; } = double.NegativeInfinity;
}

/// <summary>Shares of power by band.</summary>
/// <param name="Sub">Below 60 Hz.</param>
/// <param name="Low">60 to 250 Hz.</param>
/// <param name="Mid">250 to 2000 Hz.</param>
/// <param name="Presence">2000 to 6000 Hz.</param>
/// <param name="High">Above 6000 Hz.</param>
public readonly record struct BandShares(double Sub, double Low, double Mid, double Presence, double High);
