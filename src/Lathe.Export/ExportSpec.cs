using Lathe.Dsp.Quantization;
using Lathe.Dsp.Resampling;
using Lathe.Files;
using Lathe.Files.Tags;

namespace Lathe.Export;

/// <summary>What one file shall be.</summary>
public sealed record ExportSpec
{
    public required Container Container { get; init; }

    public required SampleFormat SampleFormat { get; init; }

    /// <summary>Sample rate in Hz, or null for the source's.</summary>
    public int? Rate { get; init; }

    /// <summary>Gain before everything else, dB.</summary>
    public double Gain { get; init; }

    /// <summary>The true peak that the decoded file may not exceed, dBTP; null to leave peaks alone.</summary>
    public double? Ceiling { get; init; }

    /// <summary>Dither of integer files.</summary>
    public Dither Dither { get; init; } = Dither.Triangular;

    public NoiseShaper Shaper { get; init; } = NoiseShaper.None;

    /// <summary>How the rate is converted, where it is.</summary>
    public ResamplerQuality Quality { get; init; } = ResamplerQuality.Best;

    /// <summary>Where the conversion of the rate rings.</summary>
    public ResamplerPhase Phase { get; init; } = ResamplerPhase.Linear;

    public TagSet? Tags { get; init; }
}
