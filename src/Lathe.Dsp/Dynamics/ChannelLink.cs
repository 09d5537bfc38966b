using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>Lets the levels or reductions of each channel follow the greatest.</summary>
public static class ChannelLink
{
    /// <summary>Raises each value by a share of its distance to the greatest of the channels, in place. With 1 only the first channel is written.</summary>
    /// <param name="values">64 values for each channel.</param>
    /// <param name="link">The share, 0 to 1.</param>
    public static void Apply(double[][] values, double link)
    {
        if (link == 0 || values.Length == 1)
        {
            return;
        }

        Span<double> greatest = stackalloc double[Quantum.Frames];
        values[0].CopyTo(greatest);
        for (var c = 1; c < values.Length; c++)
        {
            Kernel.Max(greatest, values[c], greatest);
        }

        if (link == 1)
        {
            greatest.CopyTo(values[0]);
            return;
        }

        Kernel.Scale(greatest, link, greatest);
        foreach (var channel in values)
        {
            Kernel.MultiplyAdd(channel, 1 - link, greatest, channel);
        }
    }

    /// <summary>The greatest magnitude of the channels.</summary>
    /// <param name="first">64 samples, or magnitudes found before.</param>
    /// <param name="second">64 samples.</param>
    /// <param name="levels">Gets 64 linear levels; may be one of the inputs.</param>
    public static void Louder(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> levels) =>
        Loops.Binary(default(LevelOperators.Louder), first, second, levels);

    /// <summary>
    /// The same for levels: linear ones go in, dB come out, and the link works in dB. With 1 only the first channel is written, in dB.
    /// </summary>
    /// <param name="levels">64 levels for each channel, 0 or more.</param>
    /// <param name="link">The share, 0 to 1.</param>
    public static void ApplyInDecibels(double[][] levels, double link)
    {
        if (link == 1)
        {
            Apply(levels, 1);
            Decibels.FromGain(levels[0], levels[0]);
            return;
        }

        foreach (var channel in levels)
        {
            Decibels.FromGain(channel, channel);
        }

        Apply(levels, link);
    }
}
