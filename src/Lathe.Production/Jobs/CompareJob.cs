using Lathe.Analysis.Comparison;
using Lathe.Production.Sources;

namespace Lathe.Production.Jobs;

/// <summary>How two files differ.</summary>
public static class CompareJob
{
    /// <exception cref="InputException">A file cannot be used.</exception>
    public static Comparison Run(string a, string b, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        using var first = SoundFile.Open(a);
        using var second = SoundFile.Open(b);
        using var finiteA = new FiniteSource(a, first);
        using var finiteB = new FiniteSource(b, second);
        return new JobStages(progress, cancellation, ("comparing", 1)).Run(p => Comparer.Compare(finiteA, finiteB, p, cancellation));
    }
}
