namespace Lathe.Dsp.Restoration;

/// <summary>
/// The value that a set of complex numbers gathers at, however far some of them stray: the most likely center under errors of Cauchy's distribution, by
/// iteratively reweighted means (P. J. Huber, E. M. Ronchetti, Robust Statistics, 2nd ed., 2009, chapters 3 and 7). Its width is the distance that a fifth of them lie
/// within, so that a few that agree outweigh many that do not.
/// </summary>
public sealed class RobustMean
{
    private const int Iterations = 10;
    private const int Scalings = 3; // iterations that find the width anew
    private const double Gathered = 0.2;
    private const double LeastSquare = 1e-24;

    private readonly double[] _distances;
    private readonly double[] _sorted;
    private readonly double[] _weights;

    /// <param name="most">How many values there are at most.</param>
    public RobustMean(int most)
    {
        _distances = new double[most];
        _sorted = new double[most];
        _weights = new double[most];
    }

    public double Re { get; private set; }

    public double Im { get; private set; }

    /// <summary>Of the center.</summary>
    public double Variance { get; private set; }

    /// <summary>How much each value counted.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Finds the center of as many values as the spans hold, one or more.</summary>
    public void Find(ReadOnlySpan<double> re, ReadOnlySpan<double> im)
    {
        (Re, Im) = (Median(re), Median(im));
        var width = 0.0;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var distances = _distances.AsSpan(0, re.Length);
            for (var i = 0; i < distances.Length; i++)
            {
                var (dr, di) = (re[i] - Re, im[i] - Im);
                distances[i] = Math.FusedMultiplyAdd(dr, dr, di * di);
            }

            if (iteration < Scalings)
            {
                var sorted = _sorted.AsSpan(0, distances.Length);
                distances.CopyTo(sorted);
                sorted.Sort();
                width = sorted[(int)(Gathered * sorted.Length)] + LeastSquare;
            }

            Weigh(re, im, width);
        }
    }

    private void Weigh(ReadOnlySpan<double> re, ReadOnlySpan<double> im, double width)
    {
        double sum = 0, sumRe = 0, sumIm = 0, spread = 0;
        for (var i = 0; i < re.Length; i++)
        {
            var weight = 1 / (width + _distances[i]);
            _weights[i] = weight;
            sum += weight;
            sumRe = Math.FusedMultiplyAdd(weight, re[i], sumRe);
            sumIm = Math.FusedMultiplyAdd(weight, im[i], sumIm);
            spread = Math.FusedMultiplyAdd(weight * weight, _distances[i], spread);
        }

        (Re, Im) = (sumRe / sum, sumIm / sum);

        // Half of neighboring blocks is the same sound.
        Variance = 2 * spread / (sum * sum);
    }

    private double Median(ReadOnlySpan<double> values)
    {
        var sorted = _sorted.AsSpan(0, values.Length);
        values.CopyTo(sorted);
        sorted.Sort();
        return sorted[sorted.Length / 2];
    }
}
