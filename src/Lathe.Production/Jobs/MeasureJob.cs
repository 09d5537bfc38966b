using Lathe.Production.Sources;

namespace Lathe.Production.Jobs;

/// <summary>Measures files, several at a time on all cores; each is read once.</summary>
public static class MeasureJob
{
    /// <returns>In the order of <paramref name="paths"/>.</returns>
    /// <exception cref="InputException">A file cannot be used.</exception>
    public static IReadOnlyList<MeasuredFile> Run(IReadOnlyList<string> paths, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var results = new MeasuredFile[paths.Count];
        var shares = new SharedProgress(paths.Count, share => progress?.Report(new JobProgress("measuring", share)));
        var options = new ParallelOptions { CancellationToken = cancellation };
        try
        {
            Parallel.For(0, paths.Count, options, i =>
            {
                using var reader = SoundFile.Open(paths[i]);
                results[i] = new MeasuredFile(paths[i], reader.Info, SoundFile.Measure(paths[i], reader, shares.Of(i), cancellation));
            });
        }
        catch (AggregateException error)
        {
            // The first in the order of the arguments, whichever thread met its own first.
            throw error.Flatten().InnerExceptions.OrderBy(e => e is OperationCanceledException).ThenBy(e => e.Message, StringComparer.Ordinal).First();
        }

        return results;
    }
}
