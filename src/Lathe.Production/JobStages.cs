using Lathe.Reports;

namespace Lathe.Production;

/// <summary>Spreads the progress of a job over its stages by their weights, and times them.</summary>
internal sealed class JobStages(IProgress<JobProgress>? progress, CancellationToken cancellation, params (string Name, double Weight)[] stages)
{
    private readonly double _total = stages.Sum(s => s.Weight);
    private readonly List<StageTiming> _timings = [];
    private double _before;
    private int _next;

    /// <summary>How long each finished stage took.</summary>
    public IReadOnlyList<StageTiming> Timings => _timings;

    /// <summary>Runs the next stage; what it reports (0 to 1) becomes its share of the whole.</summary>
    public T Run<T>(Func<IProgress<double>, T> work)
    {
        cancellation.ThrowIfCancellationRequested();
        var (name, weight) = stages[_next++];
        progress?.Report(new JobProgress(name, _before / _total));
        var start = TimeProvider.System.GetTimestamp();
        var result = work(new StageProgress(this, name, weight));
        _timings.Add(new StageTiming(name, TimeProvider.System.GetElapsedTime(start).TotalSeconds));
        _before += weight;
        progress?.Report(new JobProgress(name, _before / _total));
        return result;
    }

    /// <inheritdoc cref="Run{T}"/>
    public void Run(Action<IProgress<double>> work) => Run(p =>
    {
        work(p);
        return true;
    });

    private sealed class StageProgress(JobStages owner, string name, double weight) : IProgress<double>
    {
        private double _highest;

        public void Report(double value)
        {
            // Stages that go over their material twice report from 0 again; a bar that runs back would only confuse.
            _highest = Math.Max(_highest, Math.Clamp(value, 0, 1));
            owner.Report(name, weight * _highest);
        }
    }

    private void Report(string name, double done) => progress?.Report(new JobProgress(name, (_before + done) / _total));
}
