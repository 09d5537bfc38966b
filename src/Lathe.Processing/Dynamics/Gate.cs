using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Gate and downward expander. The level is the greatest magnitude of audio or key over the hold, at least 2 ms, so that the law sees no zero
/// crossings; the law (threshold, hysteresis, ratio, range) gives a gain, which opens with the attack and closes with the release.
/// </summary>
public sealed class Gate : IProcessor<Gate>
{
    private const double LeastHold = 0.002; // seconds

    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -80, 0, -40, "level at which it opens");
    private static readonly Param Hysteresis = Param.Decibels("hysteresis", "Hysteresis", 0, 24, 4, "how far below the threshold the level has to fall for it to close");
    private static readonly Param RatioParam = Param.Ratio("ratio", "Ratio", 1, double.PositiveInfinity, double.PositiveInfinity, "dB of output for each dB of input while closed; infinite closes at once");
    private static readonly Param Range = Param.Decibels("range", "Range", 0, 120, 80, "the greatest reduction");
    private static readonly Param Attack = Param.Milliseconds("attack", "Attack", 0.01, 250, 0.5, "time in which the gain rises by 1 - 1/e of the way");
    private static readonly Param Hold = Param.Milliseconds("hold", "Hold", 0, 2000, 20, "time for which it stays open after the level fell; 2 ms at least");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 1, 5000, 100, "time in which the gain falls by 1 - 1/e of the way");
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0, 20, 0, "time by which the detector is ahead of the audio, which is delayed", Rate.Setup);
    private static readonly Param Link = Param.Percent("link", "Channel link", 0, 100, 100, "how far every channel follows the loudest one");
    private static readonly Param KeyHighPass = KeyInput.HighPass();
    private static readonly Param KeyLowPass = KeyInput.LowPass();
    private static readonly Param KeyListen = KeyInput.ListenToKey();

    private readonly double[] _gain = new double[Quantum.Frames];
    private KeyInput _key = null!;
    private SlidingMaximum[] _holds = [];
    private double[][] _levels = [];
    private ExpanderGate[] _gates = [];
    private GainFollower[] _followers = [];
    private IntegerDelay _lookahead = null!;
    private double _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "gate",
        "Gate",
        Category.Dynamics,
        version: 1,
        "Lowers the gain while the level lies below a threshold.",
        source: "Downward expander with hysteresis; one-pole on the linear gain",
        [Threshold, Hysteresis, RatioParam, Range, Attack, Hold, Release, LookaheadTime, Link, KeyHighPass, KeyLowPass, KeyListen])
    {
        HasKey = true,
    };

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        Latency = (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate);
        _key = new KeyInput(context);
        Tail = _key.Tail;
        _holds = PerChannel.Make(_key.Channels, () => new SlidingMaximum(HoldFrames(Hold.Max)));
        _levels = PerChannel.Make(_key.Channels, () => new double[Quantum.Frames]);
        _gates = PerChannel.Make(context.Channels, () => new ExpanderGate());
        _followers = PerChannel.Make(context.Channels, () => new GainFollower());
        _lookahead = new IntegerDelay(context.Channels, Latency);
        Reset();
    }

    public void Reset()
    {
        _key.Reset();
        Array.ForEach(_holds, h => h.Reset());
        Array.ForEach(_gates, g => g.Reset());
        Array.ForEach(_followers, f => f.Reset());
        _lookahead.Reset();
    }

    public void Process(in Work work)
    {
        _key.Fill(work, work[KeyHighPass], work[KeyLowPass]);
        for (var k = 0; k < _levels.Length; k++)
        {
            Kernel.Abs(_key[k], _levels[k]);
            _holds[k].Process(_levels[k], _levels[k], HoldFrames(work[Hold]));
        }

        var link = work[Link] / 100;
        var linked = link == 1 || _levels.Length != work.Audio.Channels;
        ChannelLink.ApplyInDecibels(_levels, linked ? 1 : link);
        var listen = work[KeyListen] == 1;
        if (listen)
        {
            _key.Listen(work.Audio);
        }

        _lookahead.Process(work.Audio);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var audio = work.Audio[c];
            if (c == 0 || !linked)
            {
                FindGain(work, c);
            }
            else
            {
                _gates[c].CopyFrom(_gates[0]);
                _followers[c].CopyFrom(_followers[0]);
            }

            if (!listen)
            {
                Kernel.Multiply(audio, _gain, audio);
            }
        }
    }

    private int HoldFrames(double hold) => 1 + (int)(Math.Max(LeastHold, hold / 1000) * _sampleRate);

    private void FindGain(in Work work, int channel)
    {
        _gates[channel].Process(_levels[channel], work[Threshold], work[Hysteresis], work[RatioParam], work[Range]);
        DetMath.DbToGain(_levels[channel], _gain);
        _followers[channel].Process(_gain, TimeConstant.Step(work[Attack] / 1000, _sampleRate), TimeConstant.Step(work[Release] / 1000, _sampleRate));
    }
}
