using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Loudness with one knob: gain, a soft clipper (<see cref="OversampledClipper"/>) and a true-peak limiter (<see cref="PeakLimiter"/>), set by
/// character (<see cref="MaximizerCharacter"/>). True peaks stay below the ceiling whatever is asked.
/// </summary>
public sealed class Maximizer : IProcessor<Maximizer>
{
    private static readonly Param Loudness = Param.Decibels("loudness", "Loudness", 0, 24, 4, "the one knob: gain before clipper and limiter");
    private static readonly Param Ceiling = Param.Decibels("ceiling", "Ceiling", -24, 0, -1, "level that no true peak exceeds, dBTP");
    private static readonly Param Character = Param.Choice(
        "character", "Character", MaximizerCharacter.Names, "clean",
        "clean only limits; warm bends all within some 6 dB of the top before; punchy clips hits and leaves the body; loud clips down to the ceiling");

    private static readonly Param Match = Param.Toggle(
        "match", "Loudness match", false, "lowers the output to the mean power of the input over 3 s, so that only the change of sound is heard");

    private OversampledClipper[] _clippers = [];
    private PeakLimiter? _limiter;
    private MatchedGain? _match;
    private MaximizerCharacter _character = MaximizerCharacter.All[0];
    private LimiterLaw _law;
    private double _headroom;
    private double _into = double.NaN; // at the end of the last quantum; NaN before the first
    private double _after;
    private double _output;

    public static ProcessorInfo Info { get; } = new(
        "maximizer",
        "Maximizer",
        Category.Dynamics,
        version: 2,
        "Makes it louder with one knob and keeps true peaks below a ceiling.",
        source: "own design: the rack's clipper and limiter in a row",
        [Loudness, Ceiling, Character, Match]);

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _character = MaximizerCharacter.All[(int)context.Settings[Character]];
        _headroom = DetMath.DbToGain(_character.Headroom);
        var style = LimiterStyle.All[LimiterStyle.Names.IndexOf(_character.Style)];
        _law = style.Law(_character.Attack, _character.Release, automatic: true);
        _limiter = new PeakLimiter(
            true, context.Format.Layout, 1, 1, Math.Max(1, (int)Math.Round(_character.Lookahead / 1000 * context.SampleRate)), _law, context.SampleRate);
        _clippers = _character.Shape is { } shape
            ? PerChannel.Make(context.Channels, () => new OversampledClipper(shape, _character.Knee, context.SampleRate))
            : [];
        Tail = _clippers.Length > 0 ? _clippers[0].Latency : 0;
        Latency = _limiter.Latency + (int)Tail;
        _match = new MatchedGain(Latency, context.SampleRate);
        Reset();
    }

    public void Reset()
    {
        Array.ForEach(_clippers, c => c.Reset());
        _limiter?.Reset();
        _match?.Reset();
        _into = double.NaN;
    }

    public void Process(in Work work)
    {
        var audio = work.Audio;
        var gain = DetMath.DbToGain(work[Loudness]);
        var ceiling = DetMath.DbToGain(work[Ceiling]);
        var top = _clippers.Length > 0 ? ceiling * _headroom : 1;
        var into = gain / top;
        var isFirst = double.IsNaN(_into);
        if (isFirst)
        {
            (_into, _after) = (into, top);
        }

        _match!.TakeInput(audio);
        for (var c = 0; c < audio.Channels; c++)
        {
            Gains.Ramp(audio[c], _into, into, audio[c]);
            if (_clippers.Length > 0)
            {
                _clippers[c].Process(audio[c]);
            }

            Gains.Ramp(audio[c], _after, top, audio[c]);
        }

        _limiter!.Process(audio, ceiling, _law);
        var matched = _match.TakeOutput(audio, 1 / gain);
        var output = work[Match] == 1 ? matched : 1;
        _output = isFirst ? output : _output;
        for (var c = 0; c < audio.Channels; c++)
        {
            Gains.Ramp(audio[c], _output, output, audio[c]);
        }

        (_into, _after, _output) = (into, top, output);
    }
}
