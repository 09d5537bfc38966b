using Lathe.Dsp.Delays;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Transient shaper: raises or lowers attacks and sustains by the differences of fast and slow envelopes, whatever the level. An attack that leads by
/// 12 dB, and a sustain that lags by 12 dB, gets all of its amount, a lesser one its part. In up to three bands where they are wanted.
/// </summary>
public sealed class TransientShaper : IProcessor<TransientShaper>
{
    private static readonly Param Attack = Param.Decibels("attack", "Attack", -24, 24, 0, "gain of attacks");
    private static readonly Param Sustain = Param.Decibels("sustain", "Sustain", -24, 24, 0, "gain of what follows them");
    private static readonly Param AttackTime = Param.Milliseconds("attack-time", "Attack time", 1, 100, 20, "how long an attack lasts");
    private static readonly Param SustainTime = Param.Milliseconds("sustain-time", "Sustain time", 50, 2000, 400, "fall of 8.7 dB that counts as sustained");
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0, 10, 0, "time by which the detector is ahead of the audio, which is delayed", Rate.Setup);
    private static readonly Param Link = Param.Percent("link", "Channel link", 0, 100, 100, "how far every channel follows the loudest one");
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "gain after it");

    private static readonly Param From = Param.Hertz("from", "From", 20, 20000, 20, "lower edge of the band; the lowest reaches down to 0 Hz whatever its edge", Rate.Setup);
    private static readonly Param BandAttack = Param.Decibels("attack", "Attack", -24, 24, 0, "gain of the band's attacks, beside that of all");
    private static readonly Param BandSustain = Param.Decibels("sustain", "Sustain", -24, 24, 0, "gain of the band's sustains, beside that of all");
    private static readonly ParamGroup Group = new("bands", "Bands", 3, "Bands with envelopes of their own (24 dB/oct, sum flat); without any the whole signal has one.", [From, BandAttack, BandSustain]);

    private BandSplitter _audio = null!;
    private TransientBand[] _bands = [];
    private int[] _elements = [];
    private IntegerDelay[] _delays = [];
    private double _sampleRate;
    private double _output = double.NaN; // linear, at the end of the last quantum; NaN before the first

    public static ProcessorInfo Info { get; } = new(
        "transient-shaper",
        "Transient shaper",
        Category.Dynamics,
        version: 1,
        "Raises or lowers attacks and sustains, independent of level.",
        source: "Differential envelopes after the SPL Transient Designer: fast over lagging follower is attack, slow over fast is sustain",
        [Attack, Sustain, AttackTime, SustainTime, LookaheadTime, Link, Output],
        [Group]);

    public int Latency { get; private set; }

    public long Tail => _audio.Tail;

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        Latency = (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate);
        _elements = [.. Enumerable.Range(0, context.Settings.Elements(Group).Length).OrderBy(e => context.Settings[Group, e, From])];
        var edges = BandSplitter.Edges([.. _elements.Select(e => context.Settings[Group, e, From] / _sampleRate)]);
        _audio = new BandSplitter(context.Channels, edges, 4);
        _bands = PerChannel.Make(_audio.Bands, () => new TransientBand(context.Channels, _sampleRate));
        _delays = PerChannel.Make(_audio.Bands * context.Channels, () => new IntegerDelay(1, Latency));
        Reset();
    }

    public void Reset()
    {
        _audio.Reset();
        Array.ForEach(_bands, b => b.Reset());
        Array.ForEach(_delays, d => d.Reset());
        _output = double.NaN;
    }

    public void Process(in Work work)
    {
        _audio.Split(work.Audio, work.Position);
        for (var b = 0; b < _bands.Length; b++)
        {
            _bands[b].Measure(_audio, b, work[Link] / 100);
            for (var c = 0; c < work.Audio.Channels; c++)
            {
                _delays[(b * work.Audio.Channels) + c].Process(_audio[b, c]);
            }

            var (attack, sustain) = (work[Attack], work[Sustain]);
            if (_elements.Length > 0)
            {
                attack += work[Group, _elements[b], BandAttack];
                sustain += work[Group, _elements[b], BandSustain];
            }

            _bands[b].Apply(_audio, b, new TransientShape(attack, sustain, work[AttackTime] / 1000, work[SustainTime] / 1000));
        }

        _audio.Sum(work.Audio);
        _output = OutputGain.Apply(work.Audio, _output, work[Output]);
    }
}
