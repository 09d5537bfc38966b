using Lathe.Dsp.Buffers;
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
    private static readonly SidechainParams Key = new();

    private readonly double[] _gain = new double[Quantum.Frames];
    private Sidechain _sidechain = null!;
    private ExpanderGate[] _gates = [];
    private GainFollower[] _followers = [];
    private double _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "gate",
        "Gate",
        Category.Dynamics,
        version: 3,
        "Lowers the gain while the level lies below a threshold.",
        source: "Downward expander with hysteresis; one-pole on the linear gain",
        [Threshold, Hysteresis, RatioParam, Range, Attack, Hold, Release, LookaheadTime, .. Key.All])
    {
        HasKey = true,
    };

    public int Latency => _sidechain.Latency;

    public long Tail => _sidechain.Tail;

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        var lookahead = (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate);
        _sidechain = new Sidechain(context, Key, LevelKind.Peak, lookahead, HoldFrames(Hold.Max));
        _gates = PerChannel.Make(context.Channels, () => new ExpanderGate());
        _followers = PerChannel.Make(context.Channels, () => new GainFollower());
        Reset();
    }

    public void Reset()
    {
        _sidechain.Reset();
        Array.ForEach(_gates, g => g.Reset());
        Array.ForEach(_followers, f => f.Reset());
    }

    public void Process(in Work work)
    {
        _sidechain.Process(work, HoldFrames(work[Hold]));
        _sidechain.ToDecibels();
        var listen = _sidechain.Pass(work);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            if (c < _sidechain.Lanes)
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
                Kernel.Multiply(work.Audio[c], _gain, work.Audio[c]);
            }
        }
    }

    private int HoldFrames(double hold) => 1 + (int)(Math.Max(LeastHold, hold / 1000) * _sampleRate);

    private void FindGain(in Work work, int channel)
    {
        _gates[channel].Process(_sidechain[channel], work[Threshold], work[Hysteresis], work[RatioParam], work[Range]);
        DetMath.DbToGain(_sidechain[channel], _gain);
        _followers[channel].Process(_gain, TimeConstant.Step(work[Attack] / 1000, _sampleRate), TimeConstant.Step(work[Release] / 1000, _sampleRate));
    }
}
