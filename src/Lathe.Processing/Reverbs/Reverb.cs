using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Reverbs;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Reverbs;

/// <summary>
/// A feedback-delay-network reverb, see <see cref="Reverberator"/>, or a tank of springs, see <see cref="SpringTank"/>, which has no early
/// reflections and its own diffusion. The output is the reverberation alone: put it on a bus, or lower the insert's
/// mix. Early and late at 0 dB each have about the energy of the input, whatever the decay. Every channel of the strip goes in and gets an output
/// of its own, so a mono strip stays mono.
/// </summary>
public sealed class Reverb : IProcessor<Reverb>
{
    private static readonly Param Type = Param.Choice(
        "type", "Type", ["room", "hall", "plate", "chamber", "spring"], "hall", "the kind of space or device: when reflections come and how densely");

    private static readonly Param Decay = Param.Seconds("decay", "Decay", 0.1, 20, 1.8, "time to -60 dB in the middle band", Rate.Setup);
    private static readonly Param Predelay = Param.Milliseconds("predelay", "Predelay", 0, 500, 10, "time before the first reflection", Rate.Setup);
    private static readonly Param Size = Param.Percent("size", "Size", 25, 200, 100, "scales the distances of the space", Rate.Setup);
    private static readonly Param LowDecay = Param.Number("low-decay", "Low decay", 0.25, 2, 1.1, "decay below the low crossover, as a multiple", Rate.Setup);
    private static readonly Param HighDecay = Param.Number("high-decay", "High decay", 0.1, 1.5, 0.5, "decay above the high crossover, as a multiple", Rate.Setup);
    private static readonly Param LowCrossover = Param.Hertz("low-crossover", "Low crossover", 40, 1000, 200, "where the low decay begins", Rate.Setup);
    private static readonly Param HighCrossover = Param.Hertz("high-crossover", "High crossover", 1000, 16000, 5000, "where the high decay begins", Rate.Setup);
    private static readonly Param Early = Param.Decibels("early", "Early level", -60, 12, -6, "level of the early reflections; -60 dB is none");
    private static readonly Param Late = Param.Decibels("late", "Late level", -60, 12, 0, "level of the late reverberation; -60 dB is none");
    private static readonly Param Diffusion = Param.Percent("diffusion", "Diffusion", 0, 100, 100, "from separate echoes to a dense start");
    private static readonly Param Modulation = Param.Percent("modulation", "Modulation", 0, 100, 25, "how far the modes move, against metallic ringing");
    private static readonly Param Width = Param.Percent("width", "Width", 0, 150, 100, "difference between the channels; 0 % is mono");
    private static readonly Param Duck = Param.Decibels("duck", "Duck", 0, 24, 0, "how far the reverberation steps back while the input is loud");
    private static readonly Param LowCut = Param.Hertz("low-cut", "Low cut", 10, 1000, 20, "high-pass of the output, 6 dB an octave");
    private static readonly Param HighCut = Param.Hertz("high-cut", "High cut", 1000, 24000, 20000, "low-pass of the output, 6 dB an octave");

    private IReverberation? _space;
    private EchoDucker _ducker;
    private FirstOrderBand[] _cuts = [];
    private int _rate;
    private double _width;
    private double _lowCut;
    private double _highCut;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "reverb",
        "Reverb",
        Category.Reverbs,
        version: 3,
        "Room, hall, plate, chamber or spring; gives the reverberation alone.",
        "feedback delay network of 16 lines: Jot and Chaigne, AES 90, 1991; Schlecht and Habets, JASA 138, 2015; springs: Valimaki, Parker and Abel, JAES 58, 2010",
        [Type, Decay, Predelay, Size, LowDecay, HighDecay, LowCrossover, HighCrossover, Early, Late, Diffusion, Modulation, Duck, Width, LowCut, HighCut]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        var decay = settings[Decay];
        var bands = new DecayBands(
            decay, decay * settings[LowDecay], decay * settings[HighDecay], settings[LowCrossover], settings[HighCrossover]);
        _rate = context.SampleRate;
        var predelay = (int)Math.Round(settings[Predelay] * _rate / 1000);
        _space = Shape((int)settings[Type]) is { } shape
            ? new Reverberator(context.Channels, _rate, shape, settings[Size] / 100, bands, predelay)
            : new SpringTank(context.Channels, _rate, settings[Size] / 100, bands, predelay);
        _ducker = new EchoDucker(_rate);
        _cuts = new FirstOrderBand[context.Channels];

        // The low cut rings on for a moment after the space: 1e-6 of a pole at 10 Hz.
        Tail = _space.Tail + (long)(0.25 * _rate);
        _started = false;
    }

    public void Process(in Work work)
    {
        var audio = work.Audio;
        Span<double> duck = stackalloc double[Quantum.Frames];
        _ducker.Follow(audio, work[Duck], duck);
        _space!.Process(
            audio,
            new ReverbLevels(Gain(work[Early]), Gain(work[Late]), work[Diffusion] / 100, work[Modulation] / 100),
            work.Position);

        var width = work[Width] / 100;
        var lowCut = FirstOrderBand.Factor(work[LowCut], _rate);
        var highCut = FirstOrderBand.Factor(work[HighCut], _rate);
        if (!_started)
        {
            (_width, _lowCut, _highCut, _started) = (width, lowCut, highCut, true);
        }

        ChannelWidth.Apply(audio, _width, width);
        Span<double> low = stackalloc double[Quantum.Frames];
        Span<double> high = stackalloc double[Quantum.Frames];
        Ramp.Fill(low, _lowCut, lowCut);
        Ramp.Fill(high, _highCut, highCut);
        for (var c = 0; c < audio.Channels; c++)
        {
            _cuts[c].Process(audio[c], low, high);
            Kernel.Multiply(audio[c], duck, audio[c]);
        }

        (_width, _lowCut, _highCut) = (width, lowCut, highCut);
    }

    public void Reset()
    {
        _space!.Reset();
        _ducker.Reset();
        Array.Clear(_cuts);
        _started = false;
    }

    private static double Gain(double decibels) => decibels <= -60 ? 0 : DetMath.DbToGain(decibels);

    /// <summary>The shape of a kind of space; null for springs.</summary>
    private static ReverbShape? Shape(int type) => type switch
    {
        0 => ReverbShape.Room,
        1 => ReverbShape.Hall,
        2 => ReverbShape.Plate,
        3 => ReverbShape.Chamber,
        _ => null,
    };
}
