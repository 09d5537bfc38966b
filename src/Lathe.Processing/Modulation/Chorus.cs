using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Modulation;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>
/// Several voices of the input, each late by a delay that swings in a phase of its own, beside the direct signal. The voices of further channels
/// swing apart from the first channel's by the spread.
/// </summary>
public sealed class Chorus : IProcessor<Chorus>
{
    private static readonly Param Speed = SongLfo.RateParam(0.6);
    private static readonly Param Note = SongLfo.NoteParam();
    private static readonly Param Depth = Param.Percent("depth", "Depth", 0, 100, 25, "how far the delay swings, of what the center allows", Rate.Sample);
    private static readonly Param Center = Param.Milliseconds("center", "Center", 1, 50, 7, "delay that the voices swing around", Rate.Sample);
    private static readonly Param Voices = Param.Choice("voices", "Voices", ["1", "2", "3", "4", "5", "6", "7", "8"], "3", "moving copies of each channel");
    private static readonly Param Spread = Param.Percent("spread", "Spread", 0, 100, 100, "how far apart the channels' voices swing", Rate.Sample);
    private static readonly Param Feedback = Param.Percent("feedback", "Feedback", -90, 90, 0, "share of the voices' mean that goes through them again", Rate.Sample);
    private static readonly Param Blend = Param.Percent("blend", "Blend", 0, 100, 50, "voices against the direct signal at equal power", Rate.Sample);

    private readonly SongLfo _lfo = new();
    private readonly double[] _direct = new double[Quantum.Frames];
    private readonly double[] _moved = new double[Quantum.Frames];
    private readonly double[] _feedback = new double[Quantum.Frames];
    private readonly double[] _middle = new double[Quantum.Frames];
    private readonly double[] _swing = new double[Quantum.Frames];
    private readonly double[] _sines = new double[Quantum.Frames];
    private readonly double[] _cosines = new double[Quantum.Frames];
    private InterpolatedDelayLine[] _lines = [];
    private double[] _delays = [];
    private double _perMillisecond;
    private int _voices;

    public static ProcessorInfo Info { get; } = new(
        "chorus",
        "Chorus",
        Category.Modulation,
        version: 2,
        "Moving copies that make one instrument sound like several.",
        "y = cos b x + sin b sum(x(t - d_v(t))) / sqrt(V), d_v = center (1 + depth sin(2 pi (rate t + v / V))); J. Dattorro, Effect design 2, JAES 45(10), 1997",
        [Speed, Note, Depth, Center, Voices, Spread, Feedback, Blend]);

    public int Latency => 0;

    /// <summary>Of the values at the start.</summary>
    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _lfo.Prepare(context, Note);
        _voices = (int)context.Settings[Voices] + 1;
        _perMillisecond = context.SampleRate / 1000.0;
        _delays = new double[_voices * Quantum.Frames];
        _lines = new InterpolatedDelayLine[context.Channels];
        for (var c = 0; c < context.Channels; c++)
        {
            _lines[c] = new InterpolatedDelayLine((int)(2 * Center.Max * _perMillisecond) + InterpolatedDelayLine.LeastDelay);
        }

        Tail = LoopTail.Of(context.Settings[Feedback] / 100, 2 * context.Settings[Center] * _perMillisecond);
    }

    public void Process(in Work work)
    {
        _lfo.Advance(work, Speed);
        BlendGains.Fill(work.Samples(Blend), _direct, _moved);
        Kernel.Scale(work.Samples(Feedback), 0.01 / _voices, _feedback);
        Swing(work.Samples(Center), work.Samples(Depth));
        var channels = work.Audio.Channels;
        var gain = 1 / Math.Sqrt(_voices);
        for (var c = 0; c < channels; c++)
        {
            Delays(work, channels > 1 ? c / (channels - 1.0) : 0);
            var line = _lines[c];
            var audio = work.Audio[c];
            for (var i = 0; i < audio.Length; i++)
            {
                var sum = 0.0;
                for (var v = 0; v < _voices; v++)
                {
                    sum += line.Read(_delays[(v * Quantum.Frames) + i]);
                }

                line.Write(Denormals.Flush(audio[i] + (_feedback[i] * sum)));
                audio[i] = (_direct[i] * audio[i]) + (_moved[i] * gain * sum);
            }
        }
    }

    public void Reset()
    {
        _lfo.Reset();
        foreach (var line in _lines)
        {
            line.Reset();
        }
    }

    /// <summary>The middle of the voices' delays and how far they swing from it, frames.</summary>
    private void Swing(ReadOnlySpan<double> center, ReadOnlySpan<double> depth)
    {
        for (var i = 0; i < _middle.Length; i++)
        {
            _middle[i] = Math.Max(center[i] * _perMillisecond, InterpolatedDelayLine.LeastDelay);
            _swing[i] = depth[i] * 0.01 * (_middle[i] - InterpolatedDelayLine.LeastDelay);
        }
    }

    /// <summary>
    /// Half a voice's share of the cycle at full spread puts the channels' voices between one another. The voices' sines are turned from one pair of
    /// sine and cosine: sin(2 pi (p + v / V)) = cos(2 pi v / V) sin(2 pi p) + sin(2 pi v / V) cos(2 pi p).
    /// </summary>
    private void Delays(in Work work, double channel)
    {
        Kernel.MultiplyAdd(work.Samples(Spread), 0.005 * channel / _voices, _lfo.Cycles, _sines);
        Kernel.Scale(_sines, 2, _sines);
        DetMath.CosPi(_sines, _cosines);
        DetMath.SinPi(_sines, _sines);
        Kernel.Multiply(_sines, _swing, _sines);
        Kernel.Multiply(_cosines, _swing, _cosines);
        for (var v = 0; v < _voices; v++)
        {
            var delays = _delays.AsSpan(v * Quantum.Frames, Quantum.Frames);
            Kernel.MultiplyAdd(_cosines, DetMath.SinPi(2.0 * v / _voices), _middle, delays);
            Kernel.MultiplyAdd(_sines, DetMath.CosPi(2.0 * v / _voices), delays, delays);

            // Rounding may not reach past the shortest delay.
            Kernel.Clamp(delays, InterpolatedDelayLine.LeastDelay, double.MaxValue, delays);
        }
    }
}
