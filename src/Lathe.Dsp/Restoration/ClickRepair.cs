namespace Lathe.Dsp.Restoration;

/// <summary>
/// Finds clicks in a stretch of sound as outliers of the residual of an autoregressive model and interpolates them (S. J. Godsill, P. J. W. Rayner,
/// Digital Audio Restoration, 1998, chapter 5). A sample is an outlier where the residuals of prediction forward and backward both are: that marks a
/// click's own samples and not those that it disturbs. A repair that does not explain the outlier away - an attack goes on, a click is over - is undone.
/// </summary>
public sealed class ClickRepair
{
    private const double MedianToDeviation = 1.4826;

    // Below the noise of 16 bits nothing is a click.
    private const double LeastDeviation = 1e-5;
    private const int Passes = 3;

    // A click's samples stay above so many standard deviations, with gaps of up to so many samples.
    private const double Edge = 3;
    private const int Gap = 3;

    // Samples on either side that a click has to stand out from.
    private const int Neighbors = 24;

    // What may be left of an outlier when its cause is gone: a share of it, or of the threshold.
    private const double Explained = 0.35;
    private const double Unremarkable = 0.5;

    // By how much of the threshold a click stands out from its neighbors.
    private const double Prominence = 0.5;

    private readonly int _order;
    private readonly AutoregressiveModel _model;
    private readonly LeastSquaresInterpolator _interpolator;
    private readonly double[] _work;
    private readonly double[] _forward;
    private readonly double[] _backward;
    private readonly double[] _sorted;
    private readonly bool[] _marked;
    private readonly int[] _missing;
    private double _limit;

    /// <param name="order">Of the model.</param>
    /// <param name="frames">Length of the stretches.</param>
    public ClickRepair(int order, int frames)
    {
        _order = order;
        _model = new AutoregressiveModel(order, frames);
        _interpolator = new LeastSquaresInterpolator(order, frames);
        _work = new double[frames];
        _forward = new double[frames];
        _backward = new double[frames];
        _sorted = new double[frames];
        _marked = new bool[frames];
        _missing = new int[frames];
    }

    /// <summary>Samples needed on either side of the part that is repaired, beside the longest click.</summary>
    public static int Margin(int order) => 2 * order;

    /// <summary>Repairs the clicks that begin within a part of the stretch.</summary>
    /// <param name="x">The stretch.</param>
    /// <param name="start">Where the part begins; at least the margin.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="threshold">Size of an outlier in standard deviations of the residual.</param>
    /// <param name="longest">Frames of the longest click; whatever goes on for longer is left alone.</param>
    /// <returns>How many were repaired.</returns>
    public int Repair(Span<double> x, int start, int end, double threshold, int longest)
    {
        x.CopyTo(_work);
        Array.Clear(_marked);
        var isAny = false;
        for (var pass = 0; pass < Passes; pass++)
        {
            if (!_model.Fit(_work) || !Mark(start, end, threshold, longest))
            {
                break;
            }

            isAny = true;
            Interpolate(x);
        }

        return isAny ? Accept(x, start, end) : 0;
    }

    /// <summary>Marks outliers of the working copy that are not marked yet.</summary>
    private bool Mark(int start, int end, double threshold, int longest)
    {
        _model.Forward(_work, _forward.AsSpan(_order..));
        _model.Backward(_work, _backward.AsSpan(..^_order));
        var deviation = Deviation();
        var low = Edge * deviation;
        var limit = threshold * deviation;
        _limit = limit;
        var isAny = false;
        for (var n = start; n < end; n++)
        {
            if (!(Outlier(n) > limit))
            {
                continue;
            }

            var (first, last) = (n, n);
            for (var k = n - 1; k >= Math.Max(start, first - Gap); k--)
            {
                first = Outlier(k) > low ? k : first;
            }

            var reach = _work.Length - (2 * _order);
            for (var k = n + 1; k <= Math.Min(last + Gap, reach - 1); k++)
            {
                last = Outlier(k) > low ? k : last;
            }

            if (last - first < longest && StandsOut(n, first, last, threshold))
            {
                // A sample more on either side, whose share of the click is under the residual's noise.
                _marked.AsSpan((first - 1)..(last + 2)).Fill(true);
                isAny = true;
            }

            n = last + 1;
        }

        return isAny;
    }

    /// <summary>Against what lies close before and after it: a peak of a swelling or fading noise is no click.</summary>
    private bool StandsOut(int peak, int first, int last, double threshold)
    {
        var limit = Outlier(peak) / (Prominence * threshold * MedianToDeviation);
        return Median(first - Gap - Neighbors) < limit && Median(last + Gap + 1) < limit;
    }

    /// <summary>Median of the outliers of some samples, those outside of the stretch left out.</summary>
    private double Median(int first)
    {
        var from = Math.Max(first, _order);
        var values = _sorted.AsSpan(0, Math.Min(first + Neighbors, _work.Length - _order) - from);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Outlier(from + i);
        }

        values.Sort();
        return values[values.Length / 2];
    }

    private double Outlier(int n) => Math.Min(Math.Abs(_forward[n]), Math.Abs(_backward[n]));

    /// <summary>Standard deviation of the residual by its median, which clicks do not move.</summary>
    private double Deviation()
    {
        var residual = _sorted.AsSpan(0, _work.Length - _order);
        Kernels.Kernel.Abs(_forward.AsSpan(_order..), residual);
        residual.Sort();
        return Math.Max(LeastDeviation, MedianToDeviation * residual[residual.Length / 2]);
    }

    private void Interpolate(ReadOnlySpan<double> x)
    {
        var count = 0;
        for (var n = _order; n < _work.Length - _order; n++)
        {
            if (_marked[n])
            {
                _missing[count++] = n;
            }
        }

        x.CopyTo(_work);
        _interpolator.Fill(_model, _work, _missing.AsSpan(0, count));
    }

    /// <summary>Takes over the repairs that leave nothing of their outlier.</summary>
    private int Accept(Span<double> x, int start, int end)
    {
        var count = 0;
        for (var n = start - 1; n < end; n++)
        {
            if (!_marked[n])
            {
                continue;
            }

            var last = n;
            while (last + 1 < _marked.Length && _marked[last + 1])
            {
                last++;
            }

            var original = x[n..(last + 1)];
            var place = _work.AsSpan(n, original.Length);
            var repaired = _sorted.AsSpan(0, original.Length);
            place.CopyTo(repaired);
            var after = Greatest(n, last);
            original.CopyTo(place);
            if (after <= Math.Max(Explained * Greatest(n, last), Unremarkable * _limit))
            {
                repaired.CopyTo(place);
                repaired.CopyTo(original);
                count++;
            }

            n = last;
        }

        return count;
    }

    /// <summary>The greatest residual of the samples that a click touches, in the working copy.</summary>
    private double Greatest(int first, int last)
    {
        var length = Math.Min(last - first + 1 + _order, _work.Length - first);
        var residual = _forward.AsSpan(0, length);
        _model.Forward(_work.AsSpan(first - _order, length + _order), residual);
        return Kernels.Kernel.MaxAbs(residual);
    }
}
