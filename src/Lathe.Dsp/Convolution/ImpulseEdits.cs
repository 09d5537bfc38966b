using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Resampling;

namespace Lathe.Dsp.Convolution;

/// <summary>What is done to an impulse response before it is convolved with. Channels have one length; every edit gives new arrays.</summary>
public static class ImpulseEdits
{
    /// <summary>A change of decay raises no part of a response by more than this: noise after its end is not made an event.</summary>
    private const double MaxRaiseDecibels = 60;

    /// <summary>
    /// At another sampling rate, or longer and lower in pitch: the samples are taken as if at <paramref name="from"/> and scaled by the ratio of the rates, so
    /// that a response keeps its gain at every frequency.
    /// </summary>
    /// <param name="from">Hz, 1000 or more.</param>
    /// <param name="to">Hz, 1000 or more.</param>
    public static double[][] Resample(double[][] response, int from, int to)
    {
        if (from == to)
        {
            return [.. response.Select(c => (double[])c.Clone())];
        }

        using var buffer = new AudioBuffer(response.Length, response[0].Length);
        for (var c = 0; c < response.Length; c++)
        {
            response[c].CopyTo(buffer[c]);
        }

        using var resampled = new ResampledSource(new BufferSource(buffer, AudioFormat.Of(from, response.Length)), to);
        using var result = new AudioBuffer(response.Length, Math.Max(1, (int)resampled.Frames));
        resampled.Read(0, result.All);
        var scaled = new double[response.Length][];
        for (var c = 0; c < response.Length; c++)
        {
            scaled[c] = result[c].ToArray();
            Kernel.Scale(scaled[c], from / (double)to, scaled[c]);
        }

        return scaled;
    }

    /// <summary>A stretch of a response; at least one frame of it.</summary>
    public static double[][] Trim(double[][] response, int start, int end)
    {
        var frames = response[0].Length;
        start = Math.Clamp(start, 0, frames - 1);
        end = Math.Clamp(end, start + 1, frames);
        return [.. response.Select(c => c[start..end])];
    }

    public static double[][] Reverse(double[][] response) => [.. response.Select(c => Enumerable.Reverse(c).ToArray())];

    /// <summary>Raised cosines at both ends.</summary>
    public static double[][] Fade(double[][] response, int fadeIn, int fadeOut)
    {
        var faded = response.Select(c => (double[])c.Clone()).ToArray();
        foreach (var channel in faded)
        {
            Fade(channel, fadeIn, i => i);
            Fade(channel, fadeOut, i => channel.Length - 1 - i);
        }

        return faded;
    }

    /// <summary>A Butterworth high- and low-pass of 12 dB an octave each; a cut-off of 0 or from 0.48 of the rate on is none.</summary>
    public static double[][] Filter(double[][] response, double lowCut, double highCut, double sampleRate)
    {
        const double q = 0.70710678118654752;
        var filtered = response;
        if (lowCut > 0)
        {
            filtered = Filter(filtered, MatchedDesign.Design(AnalogSection.HighPass(q), lowCut / sampleRate));
        }

        if (highCut < MatchedDesign.GreatestFrequency * sampleRate)
        {
            filtered = Filter(filtered, MatchedDesign.Design(AnalogSection.LowPass(q), highCut / sampleRate));
        }

        return filtered;
    }

    /// <summary>Makes a response die away in another time: an exponential slope on top of its own, from its peak on.</summary>
    /// <param name="factor">The new decay time over the old, above 0.</param>
    /// <param name="sampleRate">Hz.</param>
    public static double[][] ScaleDecay(double[][] response, double factor, double sampleRate)
    {
        var decay = DecaySeconds(response, sampleRate);
        var peak = Peak(response);
        var perFrame = -60 / (decay * sampleRate) * ((1 / factor) - 1);
        var scaled = response.Select(c => (double[])c.Clone()).ToArray();
        for (var i = peak; i < response[0].Length; i++)
        {
            var gain = DetMath.DbToGain(Math.Min(MaxRaiseDecibels, perFrame * (i - peak)));
            foreach (var channel in scaled)
            {
                channel[i] *= gain;
            }
        }

        return scaled;
    }

    /// <summary>Seconds to -60 dB, from the slope between -5 and -25 dB of the backward energy integral (M. R. Schroeder, JASA 37, 1965; ISO 3382-1, T20).</summary>
    public static double DecaySeconds(double[][] response, double sampleRate)
    {
        var total = 0.0;
        foreach (var channel in response)
        {
            total += Kernel.SumOfSquares(channel);
        }

        var left = total;
        double? early = null;
        for (var i = 0; i < response[0].Length; i++)
        {
            early ??= left < total * 0.31622776601683794 ? i : null;
            if (left < total * 0.0031622776601683794)
            {
                return 3 * Math.Max(1, i - early!.Value) / sampleRate;
            }

            foreach (var channel in response)
            {
                left -= channel[i] * channel[i];
            }
        }

        return response[0].Length / sampleRate;
    }

    private static int Peak(double[][] response)
    {
        var (at, greatest) = (0, 0.0);
        foreach (var channel in response)
        {
            for (var i = 0; i < channel.Length; i++)
            {
                if (Math.Abs(channel[i]) > greatest)
                {
                    (at, greatest) = (i, Math.Abs(channel[i]));
                }
            }
        }

        return at;
    }

    private static void Fade(double[] channel, int frames, Func<int, int> place)
    {
        frames = Math.Min(frames, channel.Length);
        for (var i = 0; i < frames; i++)
        {
            channel[place(i)] *= 0.5 - (0.5 * DetMath.CosPi((i + 0.5) / frames));
        }
    }

    private static double[][] Filter(double[][] response, BiquadPair sections)
    {
        var filtered = new double[response.Length][];
        for (var c = 0; c < response.Length; c++)
        {
            var cascade = new BiquadCascade(2);
            cascade.MoveTo(0, sections.First);
            cascade.MoveTo(1, sections.Second);
            cascade.Reset();
            var padded = new double[Quantum.RoundUp(response[c].Length)];
            response[c].CopyTo(padded, 0);
            for (var at = 0; at < padded.Length; at += Quantum.Frames)
            {
                cascade.Process(padded.AsSpan(at, Quantum.Frames));
            }

            filtered[c] = padded[..response[c].Length];
        }

        return filtered;
    }
}
