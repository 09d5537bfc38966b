namespace Lathe.Production;

/// <summary>Joins the progress of several equal parts that run at the same time.</summary>
internal sealed class SharedProgress(int parts, Action<double> report)
{
    private readonly double[] _shares = new double[Math.Max(1, parts)];

    public IProgress<double> Of(int part) => new Part(this, part);

    private void Report(int part, double share)
    {
        lock (_shares)
        {
            _shares[part] = Math.Max(_shares[part], share);
            report(_shares.Sum() / _shares.Length);
        }
    }

    private sealed class Part(SharedProgress owner, int part) : IProgress<double>
    {
        public void Report(double value) => owner.Report(part, value);
    }
}
