using Lathe.Production.Sources;

namespace Lathe.Production.Jobs;

/// <summary>Measures files, several at a time on all cores; each is read once.</summary>
public static class MeasureJob
{
    /// <returns>In the order of <paramref name="paths"/>.</returns>
    /// <exception cref="InputException">A file cannot be used.</exception>
    public static IReadOnlyList<MeasuredFile> Run(IReadOnlyList<string> paths, IProgress<JobProgress>? progress, CancellationToken cancellation) =>
        new JobStages(progress, cancellation, ("measuring", 1)).Run(p =>
        {
            var shares = new SharedProgress(paths.Count, p.Report);
            return ForEachFile.Run(
                paths,
                (path, i) =>
                {
                    using var reader = SoundFile.Open(path);
                    return new MeasuredFile(path, reader.Info, SoundFile.Measure(path, reader, shares.Of(i), cancellation));
                },
                cancellation);
        });
}
