using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>From the levels of one channel, or of channels that are linked, to reductions or gains, as a <see cref="CompressorLaw"/> says.</summary>
public sealed class GainComputer
{
    private readonly ReductionSmoother _smoother = new();
    private readonly OpticalCell _cell = new();

    public void Reset()
    {
        _smoother.Reset();
        _cell.Reset();
    }

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(GainComputer other)
    {
        _smoother.CopyFrom(other._smoother);
        _cell.CopyFrom(other._cell);
    }

    /// <summary>Turns 64 levels into reductions in dB, in place; negative ones raise the gain.</summary>
    public void Process(Span<double> levels, LevelUnit unit, in CompressorLaw law) =>
        Process(levels, unit, law, levels, new LevelOperators.Signed(law.Curve.Sign));

    /// <summary>Turns 64 levels into linear gains. A reduction of 0 dB without makeup gives exactly 1.</summary>
    /// <param name="levels">The levels. Overwritten.</param>
    /// <param name="unit">Theirs.</param>
    /// <param name="law">The law.</param>
    /// <param name="makeup">dB.</param>
    /// <param name="gains">Gets the gains.</param>
    public void Process(Span<double> levels, LevelUnit unit, in CompressorLaw law, double makeup, Span<double> gains) =>
        Process(levels, unit, law, gains, new LevelOperators.ToGain(law.Curve.Sign, makeup));

    private void Process<TAfter>(Span<double> levels, LevelUnit unit, in CompressorLaw law, Span<double> results, TAfter after)
        where TAfter : struct, IUnaryOperator
    {
        if (law.Style == CompressorStyle.Vca)
        {
            FollowPower(levels, unit, law, results, after);
        }
        else if (law.Feedback > 0 || law.Style == CompressorStyle.Opto)
        {
            Decibels.From(unit, levels);
            Span<double> speeds = stackalloc double[Quantum.Frames];
            Loops.Unary(new LevelOperators.LoopSpeed(law.Curve, law.Feedback), levels, speeds);
            Loops.Unary(new LevelOperators.DecibelTarget(law.Curve), levels, levels);
            if (law.Style == CompressorStyle.Opto)
            {
                _cell.Process(levels, speeds, law.Times, law.SampleRate);
            }
            else
            {
                _smoother.ProcessLoop(levels, speeds, law.Steps);
            }

            Loops.Unary(after, levels, results);
        }
        else if (unit == LevelUnit.Decibels)
        {
            _smoother.Process(levels, results, law.Steps, new LevelOperators.DecibelTarget(law.Curve), after);
        }
        else
        {
            _smoother.Process(levels, results, law.Steps, new LevelOperators.LinearTarget(law.Curve, unit), after);
        }
    }

    /// <summary>
    /// A detector whose one-pole works on power (D. Blackmer's log-domain RMS detector, US patent 3 681 618): a step of 10 dB takes one attack,
    /// greater steps less time (20 dB 0.42, 30 dB 0.18 of it), and the level falls by a constant number of dB in each second.
    /// </summary>
    private void FollowPower<TAfter>(Span<double> levels, LevelUnit unit, in CompressorLaw law, Span<double> results, TAfter after)
        where TAfter : struct, IUnaryOperator
    {
        switch (unit)
        {
            case LevelUnit.Amplitude:
                Kernel.Square(levels, levels);
                break;
            case LevelUnit.Decibels:
                Loops.Unary(new LevelOperators.ToGain(-2, 0), levels, levels);
                break;
        }

        var target = new LevelOperators.LinearTarget(law.Curve, LevelUnit.Power);
        _smoother.Process(
            levels, results, law.Steps, new LevelOperators.Signed(1), new LevelOperators.Then<LevelOperators.LinearTarget, TAfter>(target, after));
    }
}
