using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Oscillators;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Utility;

/// <summary>
/// Signals to measure and line up with, all functions of song position: they repeat every period, from the song's beginning on.
/// </summary>
public sealed class TestSignal : IProcessor<TestSignal>
{
    private const double Highest = 0.49; // of the sample rate
    private const double FadeSeconds = 0.005;
    private const double OctaveInDecibels = 6.0205999132796242; // 20 log10 2
    private const int Steps = 31; // thirds of an octave from 20 Hz to 20 kHz, IEC 61260
    private const double PulseSeconds = 0.001;
    private const double BeepSeconds = 0.1;

    private static readonly Param Signal = Param.Choice(
        "signal", "Signal", ["tone", "pink", "impulse", "steps", "twin-tone", "sweep", "mls", "polarity", "ident"], "tone",
        "tone and pink: calibration, RMS level; impulse; steps: sines by thirds of an octave; twin-tone: intermodulation; sweep: exponential; mls: maximum-length sequence; "
        + "polarity: positive pulses; ident: each channel in turn beeps as often as its number");
    private static readonly Param Level = Param.Decibels("level", "Level", -120, 0, -20, "RMS level of tone and pink, else peak level, dBFS", Rate.Sample);
    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 20, 20000, 1000, "of tone and ident, the lower of twin-tone, the start of sweep", Rate.Setup);
    private static readonly Param Second = Param.Hertz("freq-end", "Second frequency", 20, 20000, 20000, "the higher of twin-tone, the end of sweep", Rate.Setup);
    private static readonly Param Ratio = Param.Decibels("ratio", "Ratio", -24, 24, 12.04, "level of twin-tone's first tone over its second: 12.04 dB is SMPTE's 4:1, 0 dB CCIF's", Rate.Setup);
    private static readonly Param Period = Param.Seconds("period", "Period", 0.1, 60, 1, "between impulses and pulses, of a step, of a sweep, of a channel's turn", Rate.Setup);
    private static readonly Param Order = Param.Number(
        "order", "Order", MaximumLengthSequence.LeastOrder, MaximumLengthSequence.GreatestOrder, 16, "the sequence has 2^order - 1 values", Rate.Setup);
    private static readonly Param Mode = Output.Declare();

    private readonly double[] _gains = new double[Quantum.Frames];
    private readonly double[] _values = new double[Quantum.Frames];
    private Kind _kind;
    private bool _add;
    private double _sampleRate;
    private int _channels;
    private long _period;
    private double _first;
    private double _share;
    private PhaseCurve _tone;
    private PhaseCurve _other;
    private double[] _sequence = [];
    private ShapedNoise? _pink;

    public static ProcessorInfo Info { get; } = new(
        "test-signal", "Test signal", Category.Utility, version: 1, "Makes signals to measure and line up with.",
        source: "SMPTE RP 120 and IEC 60268-3 (twin tones), A. Farina (exponential sweep), M. R. Schroeder (maximum-length sequence), IEC 61260 (steps)",
        [Signal, Level, Frequency, Second, Ratio, Period, Order, Mode])
    {
        Generates = true,
    };

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _kind = (Kind)(int)settings[Signal];
        _add = Output.Adds(settings, Mode);
        _sampleRate = context.SampleRate;
        _channels = context.Channels;
        _period = (long)Math.Round(settings[Period] * _sampleRate);
        _first = Math.Min(settings[Frequency] / _sampleRate, Highest);
        var second = Math.Min(settings[Second] / _sampleRate, Highest);
        _tone = new PhaseCurve(_kind == Kind.Sweep ? Glide.Logarithmic : Glide.None, _first, second, _period);
        _other = new PhaseCurve(Glide.None, second, second, 1);
        var ratio = DetMath.DbToGain(settings[Ratio]);
        _share = ratio / (1 + ratio);
        _sequence = _kind == Kind.Mls ? MaximumLengthSequence.Make((int)Math.Round(settings[Order])) : [];
        _pink = _kind == Kind.Pink ? new ShapedNoise(context.SampleRate, -OctaveInDecibels / 2, 0, 0) : null;
    }

    public void Process(in Work work)
    {
        DetMath.DbToGain(work.Samples(Level), _gains);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            if (c == 0 || _kind == Kind.Ident)
            {
                Fill(work.Position, c);
                Kernel.Multiply(_values, _gains, _values);
            }

            Output.Give(_values, _add, work.Audio[c]);
        }
    }

    public void Reset()
    {
    }

    private static double Sine(PhaseCurve curve, long position) => DetMath.SinPi(2 * curve.At(position).Phase);

    private void Fill(long position, int channel)
    {
        if (_pink is not null)
        {
            _pink.Fill(position, _values);
            return;
        }

        for (var i = 0; i < Quantum.Frames; i++)
        {
            _values[i] = Value(position + i, channel);
        }
    }

    private double Value(long position, int channel)
    {
        var turn = (long)Math.Floor(position / (double)_period);
        var within = position - (turn * _period);
        return _kind switch
        {
            Kind.Tone => Math.Sqrt(2) * Sine(_tone, position),
            Kind.Impulse => within == 0 ? 1 : 0,
            Kind.Steps => Step(turn, within),
            Kind.TwinTone => (_share * Sine(_tone, position)) + ((1 - _share) * Sine(_other, position)),
            Kind.Sweep => Edges(within, _period) * Sine(_tone, position),
            Kind.Mls => _sequence[(int)(((position % _sequence.Length) + _sequence.Length) % _sequence.Length)],
            Kind.Polarity => within < PulseSeconds * _sampleRate ? DetMath.SinPi(within / (PulseSeconds * _sampleRate)) : 0,
            _ => Ident(turn, within, channel),
        };
    }

    /// <summary>One of the thirds of an octave, from a zero on; those that the rate has no place for are silent.</summary>
    private double Step(long turn, long within)
    {
        var number = (int)(((turn % Steps) + Steps) % Steps);
        var frequency = 1000 * DetMath.Exp2((number - 17) * (DetMath.Log2(10) / 10)) / _sampleRate;
        return frequency > Highest ? 0 : Edges(within, _period) * Sine(new PhaseCurve(Glide.None, frequency, frequency, 1), within);
    }

    private double Ident(long turn, long within, int channel)
    {
        // As many beeps as fit, each followed by a pause of its own length.
        var beep = (long)Math.Min(BeepSeconds * _sampleRate, _period / (2.0 * _channels));
        var number = beep > 0 ? within / (2 * beep) : 0;
        var isMine = ((turn % _channels) + _channels) % _channels == channel;
        var inside = within - (2 * beep * number);
        return isMine && number <= channel && inside < beep ? Edges(inside, beep) * Sine(_tone, within) : 0;
    }

    /// <summary>Raised-cosine fades of 5 ms at both ends, shorter where there is no room.</summary>
    private double Edges(long within, long length)
    {
        var fade = Math.Min(FadeSeconds * _sampleRate, length / 4.0);
        var edge = Math.Min(Math.Min(within, length - within) / fade, 1);
        return 0.5 - (0.5 * DetMath.CosPi(edge));
    }

    /// <summary>In the order of the choices.</summary>
    private enum Kind
    {
        Tone,
        Pink,
        Impulse,
        Steps,
        TwinTone,
        Sweep,
        Mls,
        Polarity,
        Ident,
    }
}
