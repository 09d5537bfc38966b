using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>Turns the levels of channels into decibels and lets each follow the loudest.</summary>
public static class LevelLink
{
    /// <summary>Linear levels in, dB out, in place. With a link of 1 only the first channel's are written: they are those of all.</summary>
    /// <param name="levels">64 levels for each channel, 0 or more.</param>
    /// <param name="link">Share of the distance in dB to the loudest channel by which each is raised, 0 to 1.</param>
    public static void Apply(double[][] levels, double link)
    {
        if (link == 1)
        {
            for (var c = 1; c < levels.Length; c++)
            {
                Greater(levels[0], levels[c]);
            }

            Decibels.FromGain(levels[0], levels[0]);
            return;
        }

        foreach (var channel in levels)
        {
            Decibels.FromGain(channel, channel);
        }

        if (link > 0 && levels.Length > 1)
        {
            Blend(levels, link);
        }
    }

    private static void Blend(double[][] levels, double link)
    {
        Span<double> loudest = stackalloc double[Quantum.Frames];
        levels[0].CopyTo(loudest);
        for (var c = 1; c < levels.Length; c++)
        {
            Greater(loudest, levels[c]);
        }

        var share = Vector512.Create(link);
        foreach (var channel in levels)
        {
            for (var i = 0; i < Quantum.Frames; i += 8)
            {
                var own = Vector512.Create(channel, i);
                (own + (share * (Vector512.Create<double>(loudest[i..]) - own))).CopyTo(channel, i);
            }
        }
    }

    private static void Greater(Span<double> a, ReadOnlySpan<double> b)
    {
        for (var i = 0; i < Quantum.Frames; i += 8)
        {
            Vector512.MaxNative(Vector512.Create<double>(a[i..]), Vector512.Create(b[i..])).CopyTo(a[i..]);
        }
    }
}
