using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <content>
/// The smoothing of 64 targets, two frames in a step. One frame is the greater of two straight lines in y, a y + (1 - a) x with the attack's and
/// the release's a; two frames are then the greatest of three (twice attack, one of each in the better order, twice release), so that the
/// recursion waits half as often. All else runs in lanes.
/// </content>
public sealed partial class ReductionSmoother
{
    private const int Pairs = Quantum.Frames / 2;

    /// <summary>Smooths 64 targets that an operator makes of values, and passes them through another.</summary>
    /// <param name="values">64 values, oldest first.</param>
    /// <param name="results">Gets 64 results; may be the values.</param>
    /// <param name="times">Times, as steps.</param>
    /// <param name="before">From a value to a target in dB.</param>
    /// <param name="after">From a smoothed target to a result.</param>
    internal void Process<TBefore, TAfter>(ReadOnlySpan<double> values, Span<double> results, in ReductionTimes times, TBefore before, TAfter after)
        where TBefore : struct, IUnaryOperator
        where TAfter : struct, IUnaryOperator
    {
        Loops.Unary(before, values, results);
        Span<double> sustained = stackalloc double[Quantum.Frames];
        _sustained = times.IsAutomatic ? Run(results, sustained, _sustained, new Pace(times.Charge, times.Recover)) : 0;
        _reduction = Run(results, results, _reduction, new Pace(times.Attack, times.Release));
        if (times.IsAutomatic)
        {
            Kernel.Max(results, sustained, results);
        }

        Loops.Unary(after, results, results);
        Settle();
    }

    private static double Run(ReadOnlySpan<double> targets, Span<double> results, double state, in Pace pace)
    {
        ref var from = ref MemoryMarshal.GetReference(targets[..Quantum.Frames]);
        ref var to = ref MemoryMarshal.GetReference(results[..Quantum.Frames]);
        return Doubles8.IsSupported ? Run<Doubles8>(ref from, ref to, state, pace)
            : Doubles4.IsSupported ? Run<Doubles4>(ref from, ref to, state, pace)
            : Run<Doubles2>(ref from, ref to, state, pace);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static unsafe double Run<TV>(ref double targets, ref double results, double state, in Pace pace)
        where TV : struct, IDoubles<TV>
    {
        var rising = stackalloc double[Pairs]; // what is added in the pair's first frame
        var falling = stackalloc double[Pairs];
        var twiceUp = stackalloc double[Pairs]; // what is added in both
        var turning = stackalloc double[Pairs];
        var twiceDown = stackalloc double[Pairs];
        var ends = stackalloc double[Pairs + 1]; // the state before the first pair and after each
        fixed (double* from = &targets, to = &results)
        {
            var (keepRise, keepFall) = (TV.Broadcast(pace.KeepRise), TV.Broadcast(pace.KeepFall));
            for (var pair = 0; pair < Pairs; pair += TV.Count)
            {
                TV.LoadPairs(from + (2 * pair), out var first, out var second);
                var (up, down) = (first * TV.Broadcast(pace.Rise), first * TV.Broadcast(pace.Fall));
                var (up2, down2) = (second * TV.Broadcast(pace.Rise), second * TV.Broadcast(pace.Fall));
                TV.Store(up, rising + pair);
                TV.Store(down, falling + pair);
                TV.Store(TV.FusedMultiplyAdd(up, keepRise, up2), twiceUp + pair);
                TV.Store(TV.FusedMultiplyAdd(down, keepFall, down2), twiceDown + pair);
                TV.Store(TV.Max(TV.FusedMultiplyAdd(up, keepFall, down2), TV.FusedMultiplyAdd(down, keepRise, up2)), turning + pair);
            }

            var sign = TV.Broadcast(pace.Sign);
            var y = pace.Sign * state;
            var (keepUp, keepTurn, keepDown) = (pace.KeepRise * pace.KeepRise, pace.KeepRise * pace.KeepFall, pace.KeepFall * pace.KeepFall);
            ends[0] = y;
            for (var k = 0; k < Pairs; k++)
            {
                var straight = double.MaxNative(Math.FusedMultiplyAdd(keepUp, y, twiceUp[k]), Math.FusedMultiplyAdd(keepDown, y, twiceDown[k]));
                y = double.MaxNative(Math.FusedMultiplyAdd(keepTurn, y, turning[k]), straight);
                ends[k + 1] = y;
            }

            for (var pair = 0; pair < Pairs; pair += TV.Count)
            {
                var start = TV.Load(ends + pair);
                var middle = TV.Max(TV.FusedMultiplyAdd(start, keepRise, TV.Load(rising + pair)), TV.FusedMultiplyAdd(start, keepFall, TV.Load(falling + pair)));
                TV.StorePairs(sign * middle, sign * TV.Load(ends + pair + 1), to + (2 * pair));
            }

            return pace.Sign * y;
        }
    }

    /// <summary>The two lines of a frame. Where the release is the faster, the lesser one counts: the greater of both with all signs turned.</summary>
    private readonly struct Pace(double rise, double fall)
    {
        public readonly double Sign = rise >= fall ? 1 : -1;
        public readonly double Rise = rise >= fall ? rise : -rise;
        public readonly double Fall = rise >= fall ? fall : -fall;
        public readonly double KeepRise = 1 - rise;
        public readonly double KeepFall = 1 - fall;
    }
}
