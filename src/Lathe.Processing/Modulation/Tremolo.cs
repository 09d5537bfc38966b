using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Modulation;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>
/// Level that swings in time with the song. Harmonic, as in early guitar amplifiers, the lows swing against the highs, so that the tone turns over
/// rather than the level.
/// </summary>
public sealed class Tremolo : IProcessor<Tremolo>
{
    private static readonly Param Speed = SongLfo.RateParam(5);
    private static readonly Param Note = SongLfo.NoteParam();
    private static readonly Param Depth = Param.Percent("depth", "Depth", 0, 100, 50, "how far the level falls", Rate.Sample);
    private static readonly Param Shape = Param.Choice("shape", "Shape", ["sine", "triangle", "square", "ramp-up", "ramp-down"], "sine", "the swing's form; edges take 5 ms");
    private static readonly Param Phase = Param.Degrees("phase", "Phase", 0, 180, 0, "how far the last channel's swing is ahead of the first's", Rate.Sample);
    private static readonly Param Harmonic = Param.Toggle("harmonic", "Harmonic", false, "swings the lows against the highs", Rate.Setup);
    private static readonly Param Crossover = Param.Hertz("crossover", "Crossover", 200, 2000, 700, "where harmonic tremolo parts lows and highs, 6 dB an octave");

    private readonly SongLfo _lfo = new();
    private readonly double[] _gains = new double[Quantum.Frames];
    private readonly double[] _others = new double[Quantum.Frames];
    private double[] _low = [];
    private double _rate;
    private double _factor;
    private double _crossover;
    private LfoShape _shape;
    private bool _harmonic;

    public static ProcessorInfo Info { get; } = new(
        "tremolo",
        "Tremolo",
        Category.Modulation,
        version: 1,
        "Level that swings, plain or harmonic.",
        "y = x (1 - depth (1 - lfo) / 2); harmonic: lows and highs of a first-order crossover in opposite phase, after the Fender 6G12 of 1960",
        [Speed, Note, Depth, Shape, Phase, Harmonic, Crossover]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _lfo.Prepare(context, Note);
        _rate = context.SampleRate;
        _shape = (LfoShape)context.Settings[Shape];
        _harmonic = context.Settings[Harmonic] != 0;
        _low = new double[context.Channels];
        _crossover = double.NaN;

        // 1e-7 of a pole at the crossover.
        Tail = _harmonic ? (long)Math.Ceiling(16 * _rate / (2 * Math.PI * context.Settings[Crossover])) : 0;
    }

    public void Process(in Work work)
    {
        _lfo.Advance(work, Speed);
        var channels = work.Audio.Channels;
        var from = _factor;
        if (_harmonic && work[Crossover] != _crossover)
        {
            _factor = FirstOrderBand.Factor(work[Crossover], _rate);
            from = double.IsNaN(_crossover) ? _factor : from;
            _crossover = work[Crossover];
        }

        for (var c = 0; c < channels; c++)
        {
            var phase = (channels > 1 ? c / (channels - 1.0) : 0) / 360;
            Gains(work, phase, 0, _gains);
            var audio = work.Audio[c];
            if (_harmonic)
            {
                Gains(work, phase, 0.5, _others);
                Split(audio, ref _low[c], from);
            }
            else
            {
                for (var i = 0; i < audio.Length; i++)
                {
                    audio[i] *= _gains[i];
                }
            }
        }
    }

    public void Reset()
    {
        _lfo.Reset();
        Array.Clear(_low);
        _crossover = double.NaN;
    }

    /// <summary>1 - depth (1 - lfo) / 2; the phase moves with every frame, so it is added to the cycles first.</summary>
    private void Gains(in Work work, double perDegree, double offset, Span<double> gains)
    {
        var depth = work.Samples(Depth);
        var phase = work.Samples(Phase);
        for (var i = 0; i < gains.Length; i++)
        {
            gains[i] = _lfo.Cycles[i] + (perDegree * phase[i]);
        }

        _shape.Fill(gains, offset, _lfo.Hertz, gains);
        for (var i = 0; i < gains.Length; i++)
        {
            gains[i] = 1 - (depth[i] / 200 * (1 - gains[i]));
        }
    }

    /// <summary>Low-pass by trapezoidal integration; the highs are the rest. State in sample values.</summary>
    private void Split(Span<double> audio, ref double state, double from)
    {
        for (var i = 0; i < audio.Length; i++)
        {
            var factor = from + ((_factor - from) * (i + 1) / Quantum.Frames);
            var low = state + (factor * (audio[i] - state));
            state = (2 * low) - state;
            audio[i] = (_gains[i] * low) + (_others[i] * (audio[i] - low));
        }

        state = Denormals.Flush(state);
    }
}
