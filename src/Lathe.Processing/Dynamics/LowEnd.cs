using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Low end: what lies below a crossover gets attack and sustain by the differences of fast and slow envelopes, steps back while a key (the kick under
/// a bass) is heard, and has a level of its own. What lies above passes; the two sum flat.
/// </summary>
public sealed class LowEnd : IProcessor<LowEnd>
{
    private const int Low = 0;

    // Half a period of 40 Hz: between the half waves of a kick the bass does not come back.
    private const double KeyHoldSeconds = 0.0125;
    private const double Hysteresis = 4; // dB

    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 40, 400, 120, "upper edge of the low end, 24 dB/oct", Rate.Setup);
    private static readonly Param Punch = Param.Decibels("punch", "Punch", -24, 24, 0, "gain of the low end's attacks");
    private static readonly Param Sustain = Param.Decibels("sustain", "Sustain", -24, 24, 0, "gain of what follows them");
    private static readonly Param AttackTime = Param.Milliseconds("attack-time", "Attack time", 5, 100, 30, "how long an attack lasts");
    private static readonly Param SustainTime = Param.Milliseconds("sustain-time", "Sustain time", 50, 2000, 400, "fall of 8.7 dB that counts as sustained");
    private static readonly Param Level = Param.Decibels("level", "Level", -24, 24, 0, "gain of the low end");
    private static readonly Param Duck = Param.Decibels("duck", "Duck", 0, 48, 6, "how far the low end steps back while the key is heard");
    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -60, 0, -30, "level of the key from which it does");
    private static readonly Param FadeOut = Param.Milliseconds("fade-out", "Fade out", 1, 200, 5, "time of the whole way down");
    private static readonly Param FadeIn = Param.Milliseconds("fade-in", "Fade in", 5, 2000, 80, "time of the whole way up");
    private static readonly SidechainParams Key = new();

    private readonly double[] _gain = new double[Quantum.Frames];
    private BandSplitter _bands = null!;
    private TransientBand _transients = null!;
    private Sidechain _sidechain = null!;
    private ExpanderGate[] _gates = [];
    private Fade[] _fades = [];
    private double _sampleRate;
    private double _level = double.NaN; // linear, at the end of the last quantum; NaN before the first

    public static ProcessorInfo Info { get; } = new(
        "low-end",
        "Low end",
        Category.Dynamics,
        version: 1,
        "Shapes attack and sustain below a crossover, and makes room there for a key, a kick for example.",
        source: "Linkwitz-Riley split of 24 dB/oct; differential envelopes on the lower band; gate on the key, gain in straight lines of dB",
        [Frequency, Punch, Sustain, AttackTime, SustainTime, Level, Duck, Threshold, FadeOut, FadeIn, .. Key.All])
    {
        HasKey = true,
    };

    public int Latency => 0;

    public long Tail => Math.Max(_bands.Tail, _sidechain.Tail);

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _bands = new BandSplitter(context.Channels, [context.Settings[Frequency] / _sampleRate], 4);
        _transients = new TransientBand(context.Channels, _sampleRate);
        _sidechain = new Sidechain(context, Key, LevelKind.Peak, 0, KeyHold);
        _gates = PerChannel.Make(context.Channels, () => new ExpanderGate());
        _fades = PerChannel.Make(context.Channels, () => new Fade());
        Reset();
    }

    public void Reset()
    {
        _bands.Reset();
        _transients.Reset();
        _sidechain.Reset();
        Array.ForEach(_gates, g => g.Reset());
        Array.ForEach(_fades, f => f.Reset());
        _level = double.NaN;
    }

    public void Process(in Work work)
    {
        _sidechain.Process(work, KeyHold);
        if (_sidechain.Pass(work))
        {
            return;
        }

        _bands.Split(work.Audio, work.Position);
        _transients.Measure(_bands, Low, work[Key.Link] / 100);
        _transients.Apply(_bands, Low, new TransientShape(work[Punch], work[Sustain], work[AttackTime] / 1000, work[SustainTime] / 1000));
        if (work.HasKey)
        {
            _sidechain.ToDecibels();
            StepBack(work);
        }

        var level = DetMath.DbToGain(work[Level]);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            Gains.Ramp(_bands[Low, c], double.IsNaN(_level) ? level : _level, level, _bands[Low, c]);
        }

        _level = level;
        _bands.Sum(work.Audio);
    }

    private int KeyHold => 1 + (int)(KeyHoldSeconds * _sampleRate);

    private void StepBack(in Work work)
    {
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

            Kernel.Multiply(_bands[Low, c], _gain, _bands[Low, c]);
        }
    }

    private void FindGain(in Work work, int lane)
    {
        // 0 while the key is heard, -1 while not: the share of the way, fades at once whatever the depth.
        var share = _sidechain[lane];
        _gates[lane].Process(share, work[Threshold], Hysteresis, double.PositiveInfinity, 1);
        foreach (ref var value in share)
        {
            value += 1;
        }

        _fades[lane].Process(share, 1000 / (work[FadeOut] * _sampleRate), 1000 / (work[FadeIn] * _sampleRate));
        Kernel.Scale(share, work[Duck], share);
        Gains.FromReduction(share, 0, 0, _gain);
    }
}
