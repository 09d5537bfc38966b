using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Ducker: while the key is louder than the threshold the audio steps back by the depth; the ways there and back are straight lines in dB that take
/// the fade times. The key's level is its greatest magnitude over the hold, half a period of 100 Hz at least.
/// </summary>
public sealed class Ducker : IProcessor<Ducker>
{
    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -60, 0, -36, "level of the key at which the audio steps back");
    private static readonly Param Hysteresis = Param.Decibels("hysteresis", "Hysteresis", 0, 12, 4, "how far below the threshold the key has to fall for the audio to come back");
    private static readonly Param Depth = Param.Decibels("depth", "Depth", 0, 60, 9, "how far the audio steps back");
    private static readonly Param FadeOut = Param.Milliseconds("fade-out", "Fade out", 1, 5000, 150, "time of the whole way down");
    private static readonly Param Hold = Param.Milliseconds("hold", "Hold", 5, 3000, 300, "time for which the audio stays back after the key fell");
    private static readonly Param FadeIn = Param.Milliseconds("fade-in", "Fade in", 1, 10000, 600, "time of the whole way up");
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0, 200, 0, "time by which the key is ahead of the audio, which is delayed", Rate.Setup);
    private static readonly SidechainParams Key = new();

    private readonly double[] _gain = new double[Quantum.Frames];
    private Sidechain _sidechain = null!;
    private ExpanderGate[] _gates = [];
    private Fade[] _fades = [];
    private double _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "ducker",
        "Ducker",
        Category.Dynamics,
        version: 1,
        "Lets the audio step back while a key, a voice for example, is heard.",
        source: "Gate with hysteresis and hold on the key; gain in straight lines of dB",
        [Threshold, Hysteresis, Depth, FadeOut, Hold, FadeIn, LookaheadTime, .. Key.All])
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
        _fades = PerChannel.Make(context.Channels, () => new Fade());
        Reset();
    }

    public void Reset()
    {
        _sidechain.Reset();
        Array.ForEach(_gates, g => g.Reset());
        Array.ForEach(_fades, f => f.Reset());
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
                _fades[c].CopyFrom(_fades[0]);
            }

            if (!listen)
            {
                Kernel.Multiply(work.Audio[c], _gain, work.Audio[c]);
            }
        }
    }

    private int HoldFrames(double hold) => 1 + (int)(hold / 1000 * _sampleRate);

    private void FindGain(in Work work, int lane)
    {
        // 0 while the key is heard, -1 while not: the share of the way, fades at once whatever the depth.
        var share = _sidechain[lane];
        _gates[lane].Process(share, work[Threshold], work[Hysteresis], double.PositiveInfinity, 1);
        Add(share, 1);
        _fades[lane].Process(share, 1000 / (work[FadeOut] * _sampleRate), 1000 / (work[FadeIn] * _sampleRate));
        Kernel.Scale(share, work[Depth], share);
        Gains.FromReduction(share, 0, 0, _gain);
    }

    private static void Add(Span<double> values, double offset)
    {
        foreach (ref var value in values)
        {
            value += offset;
        }
    }
}
