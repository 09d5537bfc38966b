using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The differential envelopes of a transient shaper (after the SPL Transient Designer): a follower that rises at once and falls
/// fast, one that lags behind its rise, and one that falls slowly. The first over the second is attack, the third over the first is sustain.
/// All three scale with the signal, so that the differences in dB do not depend on its level. States: linear levels.
/// </summary>
public sealed class TransientEnvelopes
{
    // dB of difference that count as all of an attack or of a sustain.
    private const double Whole = 12;
    private const double FallSeconds = 0.03;

    // Below -400 dBFS nothing is told apart.
    private const double Quiet = 1e-20;

    private double _fast;
    private double _lagging;
    private double _slow;

    public void Reset() => (_fast, _lagging, _slow) = (0, 0, 0);

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(TransientEnvelopes other) => (_fast, _lagging, _slow) = (other._fast, other._lagging, other._slow);

    /// <summary>Finds the shares of attack and sustain, 0 to 1.</summary>
    /// <param name="levels">64 linear levels, held over half a period; becomes the attack.</param>
    /// <param name="sustain">Gets 64 values.</param>
    /// <param name="attackTime">Seconds by which the second follower lags.</param>
    /// <param name="sustainTime">Seconds in which the third follower falls by 8.7 dB.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public void Process(Span<double> levels, Span<double> sustain, double attackTime, double sustainTime, double sampleRate)
    {
        Span<double> lagging = stackalloc double[Quantum.Frames];
        var keepFast = 1 - TimeConstant.Step(FallSeconds, sampleRate);
        var keepSlow = 1 - TimeConstant.Step(Math.Max(sustainTime, FallSeconds), sampleRate);
        var step = TimeConstant.Step(attackTime, sampleRate);
        var (fast, lag, slow) = (_fast, _lagging, _slow);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            fast = double.MaxNative(levels[i], keepFast * fast);
            slow = double.MaxNative(levels[i], keepSlow * slow);
            lag = double.MinNative(fast, Math.FusedMultiplyAdd(step, fast - lag, lag));
            levels[i] = fast + Quiet;
            sustain[i] = slow + Quiet;
            lagging[i] = lag + Quiet;
        }

        (_fast, _lagging, _slow) = (Denormals.Flush(fast), Denormals.Flush(lag), Denormals.Flush(slow));
        DetMath.GainToDb(levels, levels);
        DetMath.GainToDb(lagging, lagging);
        DetMath.GainToDb(sustain, sustain);
        Kernel.Subtract(sustain, levels, sustain);
        Kernel.Subtract(levels, lagging, levels);
        Share(levels);
        Share(sustain);
    }

    private static void Share(Span<double> differences)
    {
        Kernel.Scale(differences, 1 / Whole, differences);
        Kernel.Clamp(differences, 0, 1, differences);
    }
}
