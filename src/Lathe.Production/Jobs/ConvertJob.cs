using Lathe.Export;
using Lathe.Production.Sources;

namespace Lathe.Production.Jobs;

/// <summary>Writes a file anew in another rate, depth or container, tags kept. Where nothing changes, not a bit does.</summary>
public static class ConvertJob
{
    /// <exception cref="InputException">A file or option cannot be used.</exception>
    public static ExportResult Run(string input, string output, OutputFormat format, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        using var reader = SoundFile.Open(input);
        SoundFile.RefuseSameFile(input, output);
        var spec = format.For(output, reader.Info, changesSamples: false);
        using var finite = new FiniteSource(input, reader);
        return new JobStages(progress, cancellation, ("converting", 1)).Run(p => Exporter.Export(finite, output, spec, p, cancellation));
    }
}
