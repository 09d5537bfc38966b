namespace Lathe.Dsp.Dynamics;

/// <summary>
/// Attack and release of a gain reduction in decibels: the smooth branching one-pole of Giannoulis, Massberg and Reiss (2012), equation 16,
/// and, for the automatic release, a second and slower stage. A hold is a <see cref="SlidingMaximum"/> before it.
/// </summary>
/// <remarks>
/// y = a y + (1 - a) x, where a is the attack's while x is above y and the release's while it is below: of the two candidates the greater is
/// taken when the attack is the faster, else the lesser, which is the same choice without a branch. State in dB.
/// </remarks>
public sealed class ReductionSmoother
{
    private double _reduction;
    private double _sustained;

    public void Reset()
    {
        _reduction = 0;
        _sustained = 0;
    }

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(ReductionSmoother other)
    {
        _reduction = other._reduction;
        _sustained = other._sustained;
    }

    /// <summary>Smooths targets in place.</summary>
    /// <param name="reductions">Target reductions in dB, 0 or more, oldest first.</param>
    /// <param name="times">Times, as steps.</param>
    public void Process(Span<double> reductions, in ReductionTimes times)
    {
        if (times.IsAutomatic)
        {
            Span<double> sustained = stackalloc double[reductions.Length];
            reductions.CopyTo(sustained);
            _sustained = Follow(sustained, _sustained, times.Charge, times.Recover);
            _reduction = Follow(reductions, _reduction, times.Attack, times.Release);
            for (var i = 0; i < reductions.Length; i++)
            {
                reductions[i] = Math.Max(reductions[i], sustained[i]);
            }
        }
        else
        {
            _sustained = 0;
            _reduction = Follow(reductions, _reduction, times.Attack, times.Release);
        }

        _reduction = Flush(_reduction);
        _sustained = Flush(_sustained);
    }

    private static double Flush(double state) => Math.Abs(state) < 1e-30 ? 0 : state;

    private static double Follow(Span<double> values, double y, double rise, double fall) =>
        rise >= fall ? RiseFirst(values, y, rise, fall) : FallFirst(values, y, rise, fall);

    private static double RiseFirst(Span<double> values, double y, double rise, double fall)
    {
        var (keepRise, keepFall) = (1 - rise, 1 - fall);
        for (var i = 0; i < values.Length; i++)
        {
            var x = values[i];
            var rising = Math.FusedMultiplyAdd(keepRise, y, rise * x);
            var falling = Math.FusedMultiplyAdd(keepFall, y, fall * x);
            y = rising > falling ? rising : falling;
            values[i] = y;
        }

        return y;
    }

    private static double FallFirst(Span<double> values, double y, double rise, double fall)
    {
        var (keepRise, keepFall) = (1 - rise, 1 - fall);
        for (var i = 0; i < values.Length; i++)
        {
            var x = values[i];
            var rising = Math.FusedMultiplyAdd(keepRise, y, rise * x);
            var falling = Math.FusedMultiplyAdd(keepFall, y, fall * x);
            y = rising < falling ? rising : falling;
            values[i] = y;
        }

        return y;
    }
}
