using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>From reductions in decibels to linear gains; 64 at a time.</summary>
public static class Gains
{
    /// <summary>Gain of a makeup, which moves in a straight line in dB over the quantum, less a reduction. 0 dB in all gives exactly 1.</summary>
    /// <param name="reductions">64 values, dB.</param>
    /// <param name="makeupBefore">Makeup at the end of the last quantum, dB.</param>
    /// <param name="makeup">Makeup at the end of this one, dB.</param>
    /// <param name="gains">Gets 64 linear gains.</param>
    public static void FromReduction(ReadOnlySpan<double> reductions, double makeupBefore, double makeup, Span<double> gains)
    {
        if (makeupBefore == makeup)
        {
            gains.Fill(makeup);
        }
        else
        {
            Kernel.Ramp(makeupBefore, makeup, gains);
        }

        Kernel.Subtract(gains, reductions, gains);
        DetMath.DbToGain(gains, gains);
    }

    /// <summary>64 samples times a gain that moves in a straight line over the quantum.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="before">Linear gain at the end of the last quantum.</param>
    /// <param name="after">Linear gain at the end of this one.</param>
    /// <param name="result">Gets 64 samples; may be the source.</param>
    public static void Ramp(ReadOnlySpan<double> samples, double before, double after, Span<double> result)
    {
        if (before == after)
        {
            Kernel.Scale(samples, after, result);
            return;
        }

        Span<double> gains = stackalloc double[Quantum.Frames];
        Kernel.Ramp(before, after, gains);
        Kernel.Multiply(samples, gains, result);
    }
}
