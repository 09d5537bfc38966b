using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Reverbs;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Reverbs;

/// <summary>
/// Convolution with a recorded impulse response: a space, a plate, a loudspeaker cabinet. The output is the response alone: put it on a bus, or lower the
/// insert's mix. A response of one channel serves every channel of the strip; of several, each channel has its own in turn; of four on a stereo
/// strip it is true stereo, in the order left to left, left to right, right to left, right to right. A mono strip gets the mean of the channels.
/// </summary>
public sealed class Convolution : IProcessor<Convolution>
{
    private const double MaxSeconds = 30;
    private const double NoLowCut = 10;

    private static readonly int[] Latencies = [0, 4096 - Quantum.Frames, 16384 - Quantum.Frames];

    private static readonly Asset Response = Asset.Audio(
        "ir", "Impulse response", "the recorded response of a space or device; mono, stereo, or true stereo in four channels", MaxSeconds);

    private static readonly Param Start = Param.Seconds("start", "Start", 0, MaxSeconds, 0, "where in the file the response begins", Rate.Setup);
    private static readonly Param End = Param.Seconds("end", "End", 0.001, MaxSeconds, MaxSeconds, "where in the file the response ends", Rate.Setup);
    private static readonly Param FadeIn = Param.Milliseconds("fade-in", "Fade in", 0, 2000, 0, "raised cosine at the response's start", Rate.Setup);
    private static readonly Param FadeOut = Param.Milliseconds("fade-out", "Fade out", 0, 10000, 0, "raised cosine at the response's end", Rate.Setup);
    private static readonly Param Reverse = Param.Toggle("reverse", "Reverse", false, "plays the response backwards", Rate.Setup);
    private static readonly Param Stretch = Param.Percent("stretch", "Stretch", 25, 400, 100, "length of the response, its pitch with it: a larger or smaller space", Rate.Setup);
    private static readonly Param Decay = Param.Percent("decay", "Decay", 10, 200, 100, "time in which the response dies away, its pitch kept", Rate.Setup);
    private static readonly Param LowCut = Param.Hertz("low-cut", "Low cut", NoLowCut, 2000, NoLowCut, "high-pass on the response, 12 dB an octave; 10 Hz is none", Rate.Setup);
    private static readonly Param HighCut = Param.Hertz("high-cut", "High cut", 500, 24000, 24000, "low-pass on the response, 12 dB an octave; 24 kHz is none", Rate.Setup);
    private static readonly Param Normalize = Param.Toggle("normalize", "Normalize", true, "scales the response to an energy of 1, so that noise keeps its level", Rate.Setup);
    private static readonly Param Predelay = Param.Milliseconds("predelay", "Predelay", 0, 500, 0, "time before the response", Rate.Setup);
    private static readonly Param Level = Param.Decibels("level", "Level", -60, 24, 0, "level of the output; -60 dB is none");
    private static readonly Param Width = Param.Percent("width", "Width", 0, 150, 100, "difference between the channels; 0 % is mono");
    private static readonly Param LatencyChoice = Param.Choice(
        "latency", "Latency", ["none", "short", "long"], "none", "0, 4032 or 16320 frames: the longer, the less work; the sound is the same", Rate.Setup);

    private MatrixConvolver? _convolver;
    private IntegerDelay? _predelay;
    private double _level;
    private double _width;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "convolution",
        "Convolution",
        Category.Reverbs,
        version: 1,
        "Reverberates by a recorded impulse response; gives the response alone.",
        "y = h * x in non-uniform partitions: Gardner, JAES 43(3), 1995; Garcia, AES 113, 2002",
        [Start, End, FadeIn, FadeOut, Reverse, Stretch, Decay, LowCut, HighCut, Normalize, Predelay, Level, Width, LatencyChoice])
    {
        Assets = [Response],
    };

    public int Latency => _convolver!.Latency;

    public long Tail => _convolver!.Frames + _predelay!.Frames;

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;

        // Without a file it passes its input: hosts refuse that, tests of the rack do not.
        double[][] response = context.Content(Response) is { } content ? Shaped(content, settings, context.SampleRate) : [[1]];
        var paths = Paths(response, context.Channels);
        if (settings[Normalize] != 0)
        {
            var energy = paths.Sum(p => Kernel.SumOfSquares(p.Response)) / context.Channels;
            var gain = energy > 0 ? 1 / Math.Sqrt(energy) : 1;
            foreach (var channel in paths.Select(p => p.Response).Distinct())
            {
                Kernel.Scale(channel, gain, channel);
            }
        }

        _convolver = new MatrixConvolver(context.Channels, paths, Latencies[(int)settings[LatencyChoice]]);
        _predelay = new IntegerDelay(context.Channels, (int)Math.Round(settings[Predelay] * context.SampleRate / 1000));
        _started = false;
    }

    public void Process(in Work work)
    {
        var audio = work.Audio;
        var level = work[Level] <= Level.Min ? 0 : DetMath.DbToGain(work[Level]);
        var width = work[Width] / 100;
        if (!_started)
        {
            (_level, _width, _started) = (level, width, true);
        }

        _predelay!.Process(audio);
        _convolver!.Process(work.Position, audio);
        ChannelWidth.Apply(audio, _width, width);
        if (level != 1 || _level != 1)
        {
            Span<double> gains = stackalloc double[Quantum.Frames];
            Ramp.Fill(gains, _level, level);
            for (var c = 0; c < audio.Channels; c++)
            {
                Kernel.Multiply(audio[c], gains, audio[c]);
            }
        }

        (_level, _width) = (level, width);
    }

    public void Reset()
    {
        _convolver!.Reset();
        _predelay!.Reset();
        _started = false;
    }

    private static double[][] Shaped(AssetContent content, ProcessorSettings settings, int sampleRate)
    {
        var rate = content.SampleRate;
        double[][] response = [.. content.Channels.Select(c => c.ToArray())];
        response = ImpulseEdits.Trim(response, (int)(settings[Start] * rate), (int)(settings[End] * rate));
        if (settings[Reverse] != 0)
        {
            response = ImpulseEdits.Reverse(response);
        }

        // Stretched, the same samples last longer: they are read as if recorded at a lower rate.
        response = ImpulseEdits.Resample(response, Math.Max(1000, (int)Math.Round(rate * 100 / settings[Stretch])), sampleRate);
        response = ImpulseEdits.Trim(response, 0, (int)(MaxSeconds * sampleRate));
        if (settings[Decay] != 100)
        {
            response = ImpulseEdits.ScaleDecay(response, settings[Decay] / 100, sampleRate);
        }

        response = ImpulseEdits.Filter(
            response, settings[LowCut] > NoLowCut ? settings[LowCut] : 0, settings[HighCut] < HighCut.Max ? settings[HighCut] : double.PositiveInfinity, sampleRate);
        return ImpulseEdits.Fade(response, (int)(settings[FadeIn] * sampleRate / 1000), (int)(settings[FadeOut] * sampleRate / 1000));
    }

    private static ResponsePath[] Paths(double[][] response, int channels)
    {
        if (channels == 2 && response.Length == 4)
        {
            return [new(0, 0, response[0]), new(0, 1, response[1]), new(1, 0, response[2]), new(1, 1, response[3])];
        }

        if (channels == 1)
        {
            // Both channels of a stereo strip that are alike, heard in mono.
            var outputs = response.Length == 4 ? 2 : response.Length;
            var mean = new double[response[0].Length];
            foreach (var channel in response)
            {
                Kernel.MultiplyAdd(channel, 1.0 / outputs, mean, mean);
            }

            return [new(0, 0, mean)];
        }

        return [.. Enumerable.Range(0, channels).Select(c => new ResponsePath(c, c, response[c % response.Length]))];
    }
}
