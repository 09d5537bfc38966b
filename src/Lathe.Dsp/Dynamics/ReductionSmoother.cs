using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// Attack and release of a gain reduction in decibels: the smooth branching one-pole of Giannoulis, Massberg and Reiss (2012), equation 16,
/// and, for a program-dependent release, a second and slower stage. A hold is a <see cref="SlidingMaximum"/> before it.
/// </summary>
/// <remarks>
/// y = a y + (1 - a) x, where a is the attack's while x is above y and the release's while it is below: of the two candidates the greater is
/// taken when the attack is the faster, else the lesser, which is the same choice without a branch. State in dB.
/// </remarks>
public sealed partial class ReductionSmoother
{
    private double _reduction;
    private double _sustained;

    /// <summary>Whether the state is that after a reset.</summary>
    public bool IsAtRest => _reduction == 0 && _sustained == 0;

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
    /// <param name="reductions">Target reductions in dB, oldest first.</param>
    /// <param name="times">Times, as steps.</param>
    public void Process(Span<double> reductions, in ReductionTimes times)
    {
        if (times.IsAutomatic)
        {
            Span<double> sustained = stackalloc double[reductions.Length];
            reductions.CopyTo(sustained);
            Follow(reductions, ref _reduction, (times.Attack, times.Release), sustained, ref _sustained, (times.Charge, times.Recover));
            Kernel.Max(reductions, sustained, reductions);
        }
        else
        {
            _sustained = 0;
            _reduction = Follow(reductions, _reduction, times.Attack, times.Release);
        }

        Settle();
    }

    /// <summary>
    /// Smooths targets in place as a detector does that hears the output. Where the curve is straight the loop dr/dt = (F(level - f r) - r) / t comes
    /// to r* + (r - r*) exp(-t k), r* the target and k the loop's speed; where the output lies below the threshold, F is 0 and the release is that of
    /// the detector alone.
    /// </summary>
    /// <param name="reductions">64 target reductions in dB, 0 or more, oldest first.</param>
    /// <param name="speeds">The loop's speed for each: <see cref="CompressorCurve.LoopSpeed"/>. Overwritten.</param>
    /// <param name="times">The detector's own times.</param>
    internal void ProcessLoop(Span<double> reductions, Span<double> speeds, in ReductionTimes times)
    {
        Span<double> sustained = stackalloc double[Quantum.Frames];
        if (times.IsAutomatic)
        {
            _sustained = Run(reductions, sustained, _sustained, new Pace(times.Charge, times.Recover));
        }

        Span<double> keepFalling = stackalloc double[Quantum.Frames];
        Span<double> falls = stackalloc double[Quantum.Frames];
        Loops.Unary(new LevelOperators.Remainder(times.ReleaseRate), speeds, keepFalling);
        Loops.Unary(new LevelOperators.Remainder(times.AttackRate), speeds, speeds);
        Loops.Binary(default(LevelOperators.Pull), keepFalling, reductions, falls);
        var keepUnlit = 1 - times.Release;
        _reduction = times.AttackRate >= times.ReleaseRate
            ? FollowLoop(reductions, speeds, keepFalling, falls, keepUnlit)
            : FollowSlowLoop(reductions, speeds, keepFalling, falls, keepUnlit);
        if (times.IsAutomatic)
        {
            Kernel.Max(reductions, sustained, reductions);
        }

        Settle();
    }

    /// <summary>With the attack as the faster one, rise and fall are the greatest of three lines: below the target a rise lies above both falls.</summary>
    private double FollowLoop(Span<double> targets, ReadOnlySpan<double> keepRising, ReadOnlySpan<double> keepFalling, ReadOnlySpan<double> falls, double keepUnlit)
    {
        Span<double> rises = stackalloc double[Quantum.Frames];
        Loops.Binary(default(LevelOperators.Pull), keepRising, targets, rises);
        var y = _reduction;
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var least = double.MaxNative(keepUnlit * y, Math.FusedMultiplyAdd(keepRising[i], y, rises[i]));
            y = double.MaxNative(least, Math.FusedMultiplyAdd(keepFalling[i], y, falls[i]));
            targets[i] = y;
        }

        return y;
    }

    private double FollowSlowLoop(Span<double> targets, ReadOnlySpan<double> keepRising, ReadOnlySpan<double> keepFalling, ReadOnlySpan<double> falls, double keepUnlit)
    {
        var y = _reduction;
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var way = y - targets[i];
            var rising = Math.FusedMultiplyAdd(keepRising[i], way, targets[i]);
            var falling = double.MaxNative(keepUnlit * y, Math.FusedMultiplyAdd(keepFalling[i], y, falls[i]));
            y = way < 0 ? rising : falling;
            targets[i] = y;
        }

        return y;
    }

    private void Settle()
    {
        _reduction = Denormals.Flush(_reduction);
        _sustained = Denormals.Flush(_sustained);
    }

    private static double Follow(Span<double> values, double y, double rise, double fall)
    {
        var (keepRise, keepFall) = (1 - rise, 1 - fall);
        if (rise >= fall)
        {
            for (var i = 0; i < values.Length; i++)
            {
                var x = values[i];
                y = double.MaxNative(Math.FusedMultiplyAdd(keepRise, y, rise * x), Math.FusedMultiplyAdd(keepFall, y, fall * x));
                values[i] = y;
            }
        }
        else
        {
            for (var i = 0; i < values.Length; i++)
            {
                var x = values[i];
                y = double.MinNative(Math.FusedMultiplyAdd(keepRise, y, rise * x), Math.FusedMultiplyAdd(keepFall, y, fall * x));
                values[i] = y;
            }
        }

        return y;
    }

    private static void Follow(
        Span<double> x, ref double stateX, (double Rise, double Fall) paceX, Span<double> y, ref double stateY, (double Rise, double Fall) paceY)
    {
        if (paceX.Rise < paceX.Fall || paceY.Rise < paceY.Fall)
        {
            stateX = Follow(x, stateX, paceX.Rise, paceX.Fall);
            stateY = Follow(y, stateY, paceY.Rise, paceY.Fall);
            return;
        }

        var ((riseX, fallX), (riseY, fallY)) = (paceX, paceY);
        var (keepRiseX, keepFallX, keepRiseY, keepFallY) = (1 - riseX, 1 - fallX, 1 - riseY, 1 - fallY);
        var (first, second) = (stateX, stateY);
        y = y[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            first = double.MaxNative(Math.FusedMultiplyAdd(keepRiseX, first, riseX * x[i]), Math.FusedMultiplyAdd(keepFallX, first, fallX * x[i]));
            second = double.MaxNative(Math.FusedMultiplyAdd(keepRiseY, second, riseY * y[i]), Math.FusedMultiplyAdd(keepFallY, second, fallY * y[i]));
            x[i] = first;
            y[i] = second;
        }

        (stateX, stateY) = (first, second);
    }
}
