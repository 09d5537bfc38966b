using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Reverbs;

/// <summary>Scales what each channel has apart from the mean of all; of two channels that is the side signal.</summary>
public static class ChannelWidth
{
    /// <param name="audio">A quantum, in place.</param>
    /// <param name="from">The width at the end of the quantum before, 0 for mono.</param>
    /// <param name="to">The width at the end of this one.</param>
    public static void Apply(in Planar audio, double from, double to)
    {
        if (audio.Channels < 2 || (from == 1 && to == 1))
        {
            return;
        }

        Span<double> width = stackalloc double[Quantum.Frames];
        Span<double> mean = stackalloc double[Quantum.Frames];
        Ramp.Fill(width, from, to);
        mean.Clear();
        for (var c = 0; c < audio.Channels; c++)
        {
            Kernel.MultiplyAdd(audio[c], 1.0 / audio.Channels, mean, mean);
        }

        for (var c = 0; c < audio.Channels; c++)
        {
            var samples = audio[c];
            Kernel.Subtract(samples, mean, samples);
            Kernel.MultiplyAdd(samples, width, mean, samples);
        }
    }
}
