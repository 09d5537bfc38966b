namespace Lathe.Delivery;

/// <summary>The mean of what several files report; never falls, though an exporter may begin anew.</summary>
internal sealed class DeliveryProgress(int files, IProgress<double>? progress)
{
    private readonly Lock _lock = new();
    private readonly double[] _shares = new double[files];

    /// <summary>What one file reports to: the stretch from <paramref name="from"/> to <paramref name="to"/> of its share.</summary>
    public IProgress<double> Part(int file, double from, double to) => new Reporter(this, file, from, to);

    private void Report(int file, double share)
    {
        lock (_lock)
        {
            if (share > _shares[file])
            {
                _shares[file] = share;
                progress?.Report(_shares.Sum() / _shares.Length);
            }
        }
    }

    private sealed class Reporter(DeliveryProgress whole, int file, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(file, from + (value * (to - from)));
    }
}
