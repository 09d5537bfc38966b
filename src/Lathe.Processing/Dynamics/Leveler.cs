using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Leveler: rides the gain so that the loudness of the input over a window, momentary or short-term for example, comes to a target. The gain moves in straight lines of dB at the
/// speed at most, waits below the gate, and brakes over the 6 dB above it, so that pauses are not raised.
/// </summary>
public sealed class Leveler : IProcessor<Leveler>
{
    private const double Brake = 6; // dB

    private static readonly Param Target = Param.Decibels("target", "Target", -60, 0, -20, "loudness to come to, LUFS");
    private static readonly Param MaxBoost = Param.Decibels("max-boost", "Greatest boost", 0, 40, 6, "how far it raises");
    private static readonly Param MaxCut = Param.Decibels("max-cut", "Greatest cut", 0, 40, 6, "how far it lowers");
    private static readonly Param Speed = Param.Number("speed", "Speed", 0.1, 60, 3, "dB in a second by which the gain moves at most", Rate.Quantum, Taper.Logarithmic);
    private static readonly Param GateLevel = Param.Decibels("gate", "Gate", -90, 0, -45, "momentary loudness below which the gain waits, LUFS; it moves freely from 6 dB above");
    private static readonly Param Window = Param.Milliseconds("window", "Window", 100, 10000, 3000, "length of what is brought to the target: 400 ms is momentary, 3 s short-term loudness", Rate.Setup);
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0, 1500, 0, "time by which the measurement is ahead of the audio, which is delayed", Rate.Setup);

    private readonly double[] _gains = new double[Quantum.Frames];
    private RunningLoudness _momentary = null!;
    private RunningLoudness _loudness = null!;
    private IntegerDelay _lookahead = null!;
    private double _sampleRate;
    private double _gain; // dB

    public static ProcessorInfo Info { get; } = new(
        "leveler",
        "Leveler",
        Category.Dynamics,
        version: 1,
        "Rides the gain so that the loudness stays near a target.",
        source: "Loudness: ITU-R BS.1770-5, momentary and short-term as EBU Tech 3341",
        [Target, MaxBoost, MaxCut, Speed, GateLevel, Window, LookaheadTime]);

    public int Latency { get; private set; }

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        Latency = (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate);
        _momentary = new RunningLoudness(context.Format, 0.4);
        _loudness = new RunningLoudness(context.Format, context.Settings[Window] / 1000);
        _lookahead = new IntegerDelay(context.Channels, Latency);
        _gain = 0;
    }

    public void Reset()
    {
        _momentary.Reset();
        _loudness.Reset();
        _lookahead.Reset();
        _gain = 0;
    }

    public void Process(in Work work)
    {
        var momentary = _momentary.Process(work.Audio);
        var wanted = Math.Clamp(work[Target] - _loudness.Process(work.Audio), -work[MaxCut], work[MaxBoost]);
        var free = Math.Clamp((momentary - work[GateLevel]) / Brake, 0, 1);
        var way = free * work[Speed] * Quantum.Frames / _sampleRate;
        var next = _gain + Math.Clamp(wanted - _gain, -way, way);
        Kernel.Ramp(_gain, next, _gains);
        DetMath.DbToGain(_gains, _gains);
        _gain = next;

        _lookahead.Process(work.Audio);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            Kernel.Multiply(work.Audio[c], _gains, work.Audio[c]);
        }
    }
}
