using Lathe.Dsp.Numerics;

namespace Lathe.Files.Flac;

/// <summary>Linear prediction from an autocorrelation (Levinson 1947, Durbin 1960).</summary>
internal sealed class LevinsonDurbin
{
    private readonly double[][] _coefficients = [.. Enumerable.Range(0, Predictor.MaxOrder + 1).Select(order => new double[order])];
    private readonly double[] _errors = new double[Predictor.MaxOrder + 1];

    /// <summary>The coefficients of an order after <see cref="Solve"/>; the first belongs to the sample before.</summary>
    public ReadOnlySpan<double> Coefficients(int order) => _coefficients[order];

    /// <summary>Solves for orders 1 to <paramref name="maxOrder"/>.</summary>
    /// <returns>The largest order that is defined.</returns>
    public int Solve(ReadOnlySpan<double> autocorrelation, int maxOrder)
    {
        var error = autocorrelation[0];
        for (var order = 1; order <= maxOrder; order++)
        {
            if (!(error > 0))
            {
                return order - 1;
            }

            var before = _coefficients[order - 1];
            var now = _coefficients[order];
            var sum = autocorrelation[order];
            for (var j = 0; j < order - 1; j++)
            {
                sum -= before[j] * autocorrelation[order - 1 - j];
            }

            var reflection = sum / error;
            for (var j = 0; j < order - 1; j++)
            {
                now[j] = before[j] - (reflection * before[order - 2 - j]);
            }

            now[order - 1] = reflection;
            error *= 1 - (reflection * reflection);
            _errors[order] = error;
        }

        return maxOrder;
    }

    /// <summary>
    /// The order that promises the fewest bits: a Laplacian residual of variance e takes log2(sqrt(e / 2) * e * ln 2) bits or so,
    /// of which only the half logarithm of the error matters between orders.
    /// </summary>
    /// <param name="energyScale">1 / samples under the window.</param>
    /// <param name="orderBits">Bits that one more order costs in the header.</param>
    public int BestOrder(int maxOrder, int count, double energyScale, double orderBits)
    {
        var (best, fewest) = (1, double.MaxValue);
        for (var order = 1; order <= maxOrder; order++)
        {
            var perSample = Math.Max(0, 0.5 * DetMath.Log2(Math.Max(1e-30, _errors[order] * energyScale)));
            var bits = (perSample * (count - order)) + (order * orderBits);
            if (bits < fewest)
            {
                (best, fewest) = (order, bits);
            }
        }

        return best;
    }
}
