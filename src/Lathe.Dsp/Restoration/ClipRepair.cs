namespace Lathe.Dsp.Restoration;

/// <summary>
/// Rebuilds samples that were cut at a level: model and samples are estimated in turn (Janssen, Veldhuis, Vries, IEEE Trans. ASSP 34(2), 1986), under
/// the condition that what was cut lies beyond the level. Samples that the equations put below it are held there and the others solved for again.
/// </summary>
public sealed class ClipRepair
{
    private const int Passes = 4;
    private const int Rounds = 4;

    private readonly int _order;
    private readonly AutoregressiveModel _model;
    private readonly LeastSquaresInterpolator _interpolator;
    private readonly int[] _cut;
    private readonly int[] _free;
    private readonly double[] _levels;

    /// <param name="order">Of the model.</param>
    /// <param name="frames">Length of the stretches.</param>
    public ClipRepair(int order, int frames)
    {
        _order = order;
        _model = new AutoregressiveModel(order, frames);
        _interpolator = new LeastSquaresInterpolator(order, frames);
        _cut = new int[frames];
        _free = new int[frames];
        _levels = new double[frames];
    }

    /// <summary>Repairs samples from <paramref name="start"/> on, as far as the order from the end.</summary>
    /// <param name="x">The stretch.</param>
    /// <param name="start">At least the order.</param>
    /// <param name="upper">Samples at or above this are cut; infinity for none.</param>
    /// <param name="lower">Samples at or below minus this are cut; infinity for none.</param>
    /// <returns>How many samples were rebuilt.</returns>
    public int Repair(Span<double> x, int start, double upper, double lower)
    {
        var count = 0;
        for (var n = start; n < x.Length - _order; n++)
        {
            var isUpper = x[n] >= upper;
            if (isUpper || -x[n] >= lower)
            {
                _levels[count] = isUpper ? upper : -lower;
                _cut[count++] = n;
            }
        }

        // With most of the samples gone there is nothing to learn from.
        if (count == 0 || count > x.Length / 2)
        {
            return 0;
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            if (!_model.Fit(x))
            {
                return 0;
            }

            Solve(x, count);
        }

        return count;
    }

    private void Solve(Span<double> x, int count)
    {
        _cut.AsSpan(0, count).CopyTo(_free);
        var free = count;
        for (var round = 0; round < Rounds && free > 0; round++)
        {
            if (!_interpolator.Fill(_model, x, _free.AsSpan(0, free)))
            {
                return;
            }

            var left = 0;
            var at = 0;
            for (var i = 0; i < free; i++)
            {
                var place = _free[i];
                while (_cut[at] != place)
                {
                    at++;
                }

                var level = _levels[at];
                if (x[place] * Math.Sign(level) < Math.Abs(level))
                {
                    x[place] = level;
                }
                else
                {
                    _free[left++] = place;
                }
            }

            if (left == free)
            {
                return;
            }

            free = left;
        }
    }
}
