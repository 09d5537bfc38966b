namespace Lathe.Production.Jobs;

/// <summary>Runs work over several files on all cores.</summary>
internal static class ForEachFile
{
    /// <returns>Results in the order of the items.</returns>
    /// <exception cref="Exception">That of the first item, in their order, that failed.</exception>
    public static TResult[] Run<T, TResult>(IReadOnlyList<T> items, Func<T, int, TResult> work, CancellationToken cancellation)
    {
        var results = new TResult[items.Count];
        var errors = new Exception?[items.Count];
        Parallel.For(0, items.Count, (i, loop) =>
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                results[i] = work(items[i], i);
            }
            catch (Exception error)
            {
                errors[i] = error;
                loop.Stop();
            }
        });
        cancellation.ThrowIfCancellationRequested();
        if (errors.FirstOrDefault(e => e is not null) is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return results;
    }
}
