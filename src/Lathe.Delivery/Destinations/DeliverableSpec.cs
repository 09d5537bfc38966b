using Lathe.Delivery.Metadata;
using Lathe.Dsp.Quantization;
using Lathe.Export;
using Lathe.Files;
using Lathe.Files.Tags;

namespace Lathe.Delivery.Destinations;

/// <summary>One file that a master is delivered as. Its ceiling is the master's target, the same for all files of a release.</summary>
public sealed record DeliverableSpec
{
    /// <summary>Unique in a release: "archive", "cd", "streaming".</summary>
    public required string Id { get; init; }

    /// <summary>What it is for, in a few words.</summary>
    public string Purpose { get; init; } = "";

    public required Container Container { get; init; }

    public required SampleFormat SampleFormat { get; init; }

    /// <summary>Hz, or null for the rate of the session.</summary>
    public int? Rate { get; init; }

    /// <summary>What is added before the samples are rounded.</summary>
    public Dither Dither { get; init; } = Dither.Triangular;

    public NoiseShaper Shaper { get; init; } = NoiseShaper.None;

    /// <summary>Path relative to the release's folder, or null for a name made of artist, title and format.</summary>
    public string? File { get; init; }

    /// <summary>The file's path relative to the release's folder, with forward slashes.</summary>
    /// <param name="sessionRate">Hz.</param>
    public string PathFor(ReleaseMetadata metadata, int sessionRate) => File?.Replace('\\', '/') ?? FileName.Of(this, metadata, sessionRate);

    /// <summary>What the exporter is asked for.</summary>
    /// <param name="ceiling">dBTP that the decoded file may not exceed.</param>
    internal ExportSpec ToExport(double ceiling, TagSet tags) => new()
    {
        Container = Container,
        SampleFormat = SampleFormat,
        Rate = Rate,
        Ceiling = ceiling,
        Dither = Dither,
        Shaper = Shaper,
        Tags = tags,
    };
}
