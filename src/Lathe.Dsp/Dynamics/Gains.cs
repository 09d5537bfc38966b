using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>From reductions in decibels to linear gains, and gains on samples; 64 at a time.</summary>
public static class Gains
{
    private static readonly double[] Ramp = MakeRamp();

    /// <summary>Gain of a makeup, which moves in a straight line in dB over the quantum, less a reduction. 0 dB in all gives exactly 1.</summary>
    /// <param name="reductions">64 values, dB.</param>
    /// <param name="makeupBefore">Makeup at the end of the last quantum, dB.</param>
    /// <param name="makeup">Makeup at the end of this one, dB.</param>
    /// <param name="gains">Gets 64 linear gains.</param>
    public static void FromReduction(ReadOnlySpan<double> reductions, double makeupBefore, double makeup, Span<double> gains)
    {
        var before = Vector512.Create(makeupBefore);
        var way = Vector512.Create(makeup - makeupBefore);
        for (var i = 0; i < Quantum.Frames; i += 8)
        {
            (before + (way * Vector512.Create(Ramp, i)) - Vector512.Create(reductions[i..])).CopyTo(gains[i..]);
        }

        Decibels.ToGain(gains[..Quantum.Frames], gains);
    }

    /// <summary>Multiplies 64 samples in place.</summary>
    public static void Apply(Span<double> samples, ReadOnlySpan<double> gains)
    {
        for (var i = 0; i < Quantum.Frames; i += 8)
        {
            (Vector512.Create<double>(samples[i..]) * Vector512.Create(gains[i..])).CopyTo(samples[i..]);
        }
    }

    private static double[] MakeRamp()
    {
        var ramp = new double[Quantum.Frames];
        for (var i = 0; i < ramp.Length; i++)
        {
            ramp[i] = (i + 1) / (double)Quantum.Frames;
        }

        return ramp;
    }
}
