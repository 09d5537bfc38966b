using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>From the levels of one channel, or of channels that are linked, to gain reductions, as a <see cref="CompressorLaw"/> says.</summary>
public sealed class GainComputer
{
    private readonly ReductionSmoother _smoother = new();
    private readonly OpticalCell _cell = new();
    private readonly PowerFollower _power = new();

    public void Reset()
    {
        _smoother.Reset();
        _cell.Reset();
        _power.Reset();
    }

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(GainComputer other)
    {
        _smoother.CopyFrom(other._smoother);
        _cell.CopyFrom(other._cell);
        _power.CopyFrom(other._power);
    }

    /// <summary>Turns 64 levels in dB into reductions in dB, in place; negative ones raise the gain.</summary>
    public void Process(Span<double> levels, in CompressorLaw law)
    {
        if (law.Style == CompressorStyle.Vca)
        {
            _power.Process(levels, law.Steps);
            law.Curve.Reduction(levels, levels);
            return;
        }

        Span<double> speeds = stackalloc double[Quantum.Frames];
        var loop = law.Feedback > 0 || law.Style == CompressorStyle.Opto;
        if (loop)
        {
            law.Curve.LoopSpeeds(levels, law.Feedback, speeds);
        }

        law.Curve.Targets(levels, levels);
        if (law.Style == CompressorStyle.Opto)
        {
            _cell.Process(levels, speeds, law.Times, law.SampleRate);
        }
        else if (loop)
        {
            _smoother.ProcessLoop(levels, speeds, law.Steps);
        }
        else
        {
            _smoother.Process(levels, law.Steps);
        }

        Turn(levels, law.Curve.Sign);
    }

    /// <summary>Two channels that are not linked, at once where the law lets them.</summary>
    public static void Process(GainComputer a, Span<double> x, GainComputer b, Span<double> y, in CompressorLaw law)
    {
        if (law.Feedback > 0 || law.Style is CompressorStyle.Vca or CompressorStyle.Opto)
        {
            a.Process(x, law);
            b.Process(y, law);
            return;
        }

        law.Curve.Targets(x, x);
        law.Curve.Targets(y, y);
        ReductionSmoother.Process(a._smoother, x, law.Steps, b._smoother, y, law.Steps);
        Turn(x, law.Curve.Sign);
        Turn(y, law.Curve.Sign);
    }

    private static void Turn(Span<double> targets, double sign)
    {
        if (sign < 0)
        {
            Kernel.Negate(targets, targets);
        }
    }
}
