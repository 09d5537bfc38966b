using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// Fills missing samples so that the residual of an autoregressive model has least energy over all samples that they touch (A. J. E. M. Janssen,
/// R. N. J. Veldhuis, L. B. Vries, "Adaptive interpolation of discrete-time signals that can be modeled as autoregressive processes", IEEE Trans. ASSP
/// 34(2), 1986). The normal equations are banded, since samples farther apart than the order do not meet: Cholesky's decomposition within the band.
/// </summary>
public sealed class LeastSquaresInterpolator
{
    private readonly int _order;
    private readonly double[] _band;
    private readonly double[] _values;
    private readonly double[] _before;
    private readonly double[] _correlation;
    private readonly double[] _symmetric;

    /// <param name="order">That of the models.</param>
    /// <param name="most">The most missing samples at a time.</param>
    public LeastSquaresInterpolator(int order, int most)
    {
        _order = order;
        Most = most;
        _band = new double[most * (order + 1)];
        _values = new double[most];
        _before = new double[most];
        _correlation = new double[order + 1];
        _symmetric = new double[(2 * order) + 1];
    }

    /// <summary>The most missing samples at a time.</summary>
    public int Most { get; }

    /// <summary>Fills.</summary>
    /// <param name="model">The model of what stands around.</param>
    /// <param name="x">The samples; the missing ones are written.</param>
    /// <param name="missing">Ascending places in <paramref name="x"/>, each at least the order away from both ends.</param>
    /// <returns>False where the equations have no solution; nothing is changed then.</returns>
    public bool Fill(AutoregressiveModel model, Span<double> x, ReadOnlySpan<int> missing)
    {
        Correlate(model.ErrorFilter);
        for (var i = 0; i < missing.Length; i++)
        {
            _before[i] = x[missing[i]];
            x[missing[i]] = 0;
        }

        for (var i = 0; i < missing.Length; i++)
        {
            _values[i] = -Kernel.Dot(_symmetric, x.Slice(missing[i] - _order, _symmetric.Length));
        }

        var isSolved = Decompose(missing);
        if (isSolved)
        {
            Solve(missing.Length);
        }

        for (var i = 0; i < missing.Length; i++)
        {
            x[missing[i]] = isSolved ? _values[i] : _before[i];
        }

        return isSolved;
    }

    /// <summary>b[l] = sum c[k] c[k + l] of the error filter.</summary>
    private void Correlate(ReadOnlySpan<double> filter)
    {
        for (var lag = 0; lag <= _order; lag++)
        {
            _correlation[lag] = Kernel.Dot(filter[..^lag], filter[lag..]);
            _symmetric[_order + lag] = _correlation[lag];
            _symmetric[_order - lag] = _correlation[lag];
        }
    }

    /// <summary>Row i holds L[i, i - order] to L[i, i].</summary>
    private Span<double> Row(int i) => _band.AsSpan(i * (_order + 1), _order + 1);

    private bool Decompose(ReadOnlySpan<int> missing)
    {
        for (var i = 0; i < missing.Length; i++)
        {
            var row = Row(i);
            row.Clear();
            for (var j = Math.Max(0, i - _order); j <= i; j++)
            {
                var distance = missing[i] - missing[j];
                if (distance > _order)
                {
                    continue;
                }

                // Columns that both rows have within their bands: from i - order on.
                var first = Math.Max(0, i - _order);
                var common = j - first;
                var other = Row(j);
                var sum = _correlation[distance] - (common == 0 ? 0 : Kernel.Dot(row.Slice(first - i + _order, common), other.Slice(first - j + _order, common)));
                if (j < i)
                {
                    row[j - i + _order] = sum / other[_order];
                }
                else if (sum > 0)
                {
                    row[_order] = Math.Sqrt(sum);
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Solve(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var row = Row(i);
            var first = Math.Max(0, i - _order);
            var sum = _values[i] - (first == i ? 0 : Kernel.Dot(row.Slice(first - i + _order, i - first), _values.AsSpan(first, i - first)));
            _values[i] = sum / row[_order];
        }

        for (var i = count - 1; i >= 0; i--)
        {
            var row = Row(i);
            var first = Math.Max(0, i - _order);
            _values[i] /= row[_order];
            var before = _values.AsSpan(first, i - first);
            Kernel.MultiplyAdd(row.Slice(first - i + _order, i - first), -_values[i], before, before);
        }
    }
}
