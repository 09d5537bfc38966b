using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Modulation;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>
/// A comb whose teeth sweep: the signal and a copy a few milliseconds late. Through zero, as with two tape machines, the direct signal is late too and
/// the copy swings from behind it to before it; that is reported as latency.
/// </summary>
public sealed class Flanger : IProcessor<Flanger>
{
    private static readonly Param Speed = SongLfo.RateParam(0.2);
    private static readonly Param Note = SongLfo.NoteParam();
    private static readonly Param Depth = Param.Percent("depth", "Depth", 0, 100, 80, "how far the delay swings", Rate.Sample);
    private static readonly Param Delay = Param.Milliseconds("delay", "Delay", 0.2, 10, 2.5, "delay in the middle of the swing; through zero the farthest to either side", Rate.Sample);
    private static readonly Param Feedback = Param.Percent("feedback", "Feedback", -95, 95, 30, "share of the copy that goes through the delay again; negative hollows it", Rate.Sample);
    private static readonly Param Phase = Param.Degrees("phase", "Phase", 0, 180, 45, "how far the last channel's swing is ahead of the first's", Rate.Sample);
    private static readonly Param ThroughZero = Param.Toggle("through-zero", "Through zero", false, "lets the copy overtake the direct signal", Rate.Setup);
    private static readonly Param Blend = Param.Percent("blend", "Blend", -100, 100, 50, "copy against the direct signal; negative turns the copy over", Rate.Sample);

    private readonly SongLfo _lfo = new();
    private readonly double[] _direct = new double[Quantum.Frames];
    private readonly double[] _moved = new double[Quantum.Frames];
    private readonly double[] _delays = new double[Quantum.Frames];
    private double[] _copies = [];
    private InterpolatedDelayLine[] _lines = [];
    private IntegerDelay? _late;
    private double _perMillisecond;
    private bool _throughZero;

    public static ProcessorInfo Info { get; } = new(
        "flanger",
        "Flanger",
        Category.Modulation,
        version: 1,
        "A sweeping comb, from one side or through zero.",
        "y = cos b x + sin b w, w = v(t - d(t)), v = x + feedback w; J. Dattorro, Effect design 2, JAES 45(10), 1997",
        [Speed, Note, Depth, Delay, Feedback, Phase, ThroughZero, Blend]);

    public int Latency { get; private set; }

    /// <summary>Of the values at the start.</summary>
    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _lfo.Prepare(context, Note);
        _perMillisecond = context.SampleRate / 1000.0;
        _throughZero = context.Settings[ThroughZero] != 0;
        var reach = (int)Math.Ceiling(Delay.Max * _perMillisecond) + InterpolatedDelayLine.LeastDelay;
        Latency = _throughZero ? reach : 0;
        _copies = new double[context.Channels * Quantum.Frames];
        _late = new IntegerDelay(context.Channels, Latency);
        _lines = new InterpolatedDelayLine[context.Channels];
        for (var c = 0; c < context.Channels; c++)
        {
            _lines[c] = new InterpolatedDelayLine(2 * reach);
        }

        var longest = _throughZero ? 2 * reach : 2 * context.Settings[Delay] * _perMillisecond;
        Tail = LoopTail.Of(context.Settings[Feedback] / 100, longest);
    }

    public void Process(in Work work)
    {
        _lfo.Advance(work, Speed, Latency);
        BlendGains.Fill(work.Samples(Blend), _direct, _moved);
        var feedback = work.Samples(Feedback);
        var channels = work.Audio.Channels;
        for (var c = 0; c < channels; c++)
        {
            Delays(work, channels > 1 ? c / (channels - 1.0) : 0);
            var line = _lines[c];
            var audio = work.Audio[c];
            var copies = _copies.AsSpan(c * Quantum.Frames, Quantum.Frames);
            for (var i = 0; i < audio.Length; i++)
            {
                copies[i] = line.Read(_delays[i]);
                line.Write(Denormals.Flush(audio[i] + (feedback[i] / 100 * copies[i])));
            }
        }

        _late!.Process(work.Audio);
        for (var c = 0; c < channels; c++)
        {
            var audio = work.Audio[c];
            for (var i = 0; i < audio.Length; i++)
            {
                audio[i] = (_direct[i] * audio[i]) + (_moved[i] * _copies[(c * Quantum.Frames) + i]);
            }
        }
    }

    public void Reset()
    {
        _lfo.Reset();
        _late?.Reset();
        foreach (var line in _lines)
        {
            line.Reset();
        }
    }

    private void Delays(in Work work, double channel)
    {
        var depth = work.Samples(Depth);
        var delay = work.Samples(Delay);
        var phase = work.Samples(Phase);
        for (var i = 0; i < _delays.Length; i++)
        {
            _delays[i] = 2 * (_lfo.Cycles[i] + (channel * phase[i] / 360));
        }

        DetMath.SinPi(_delays, _delays);
        for (var i = 0; i < _delays.Length; i++)
        {
            var frames = delay[i] * _perMillisecond;
            if (_throughZero)
            {
                _delays[i] = Latency + (depth[i] / 100 * frames * _delays[i]);
            }
            else
            {
                frames = Math.Max(frames, InterpolatedDelayLine.LeastDelay);
                _delays[i] = frames + (depth[i] / 100 * (frames - InterpolatedDelayLine.LeastDelay) * _delays[i]);
            }
        }
    }
}
