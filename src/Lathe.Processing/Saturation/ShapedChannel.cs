using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Nonlinear;

namespace Lathe.Processing.Saturation;

/// <summary>One channel of filters, a memoryless curve and filters again: what most circuits come to.</summary>
internal sealed class ShapedChannel(CurveTable table, int before, int after)
{
    public const int Latency = DroopCorrection.Latency;

    public BiquadCascade Before { get; } = new(before);

    public TableShaper Shaper { get; } = new(table);

    public BiquadCascade After { get; } = new(after);

    /// <summary>Puts the filters where they move to and begins with silence at a bias.</summary>
    public void Start(double bias)
    {
        Before.Reset();
        After.Reset();
        Shaper.Start(bias);
    }

    /// <summary>A quantum in place: gain (f(drive x + bias) - offset).</summary>
    public void Process(Span<double> samples, ReadOnlySpan<double> drive, ReadOnlySpan<double> bias, ReadOnlySpan<double> offset, ReadOnlySpan<double> gain)
    {
        Before.Process(samples);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (drive[i] * samples[i]) + bias[i];
        }

        Shaper.Process(samples, offset);
        After.Process(samples);
        Kernel.Multiply(samples, gain, samples);
    }
}
