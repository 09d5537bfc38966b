using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// Parametric equalizer. Bands on the whole signal come first, then those on mid or side, then those on left or right; within each of the three
/// their order makes no difference. On mono signals every band acts on the one channel; with more than two channels all bands act on all channels.
/// A band is designed only when its values change, and moves over one quantum, by designs that have no jump on the way; in linear phase over one
/// block of the convolution. A dynamic band's gain follows the level in the band of what comes into the equalizer, or of the key.
/// </summary>
public sealed class Eq : IProcessor<Eq>
{
    private const int MaxBands = 24;
    private const int Natural = 1;
    private const int Linear = 2;

    private static readonly Param Phase = Param.Choice(
        "phase", "Phase", ["zero-latency", "natural", "linear"], "zero-latency",
        "zero-latency: minimum phase; natural: the analog phase to 0.44 of the sample rate, 128 samples late; linear: no phase shift, much later");
    private static readonly Param Resolution = Param.Choice(
        "resolution", "Resolution", ["low", "medium", "high", "maximum"], "medium",
        "length in linear phase: 4096, 8192, 16384 or 32768 samples at 44.1 and 48 kHz; longer ones resolve lower and narrower bands, and delay more");

    private static readonly Param Enabled = Param.Toggle("enabled", "Enabled", true, "whether the band acts");
    private static readonly Param Type = Param.Choice(
        "type", "Type", ["bell", "low-shelf", "high-shelf", "low-pass", "high-pass", "band-pass", "notch", "all-pass", "tilt"], "bell", "the band's shape");
    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 10, 30000, 1000, "center, corner or turning point; at most 0.48 of the sample rate is reached");
    private static readonly Param Gain = Param.Decibels("gain", "Gain", -30, 30, 0, "boost or cut of bells and shelves, whole turn of a tilt");
    private static readonly Param Q = Param.Number(
        "q", "Q", 0.025, 40, BandDesign.ButterworthQ, "narrowness; 0.707 is a Butterworth corner", Rate.Quantum, Taper.Logarithmic);
    private static readonly Param Slope = Param.Number(
        "slope", "Slope", 6, 96, 12, "steepness of low- and high-pass, in steps of 6 dB/oct", Rate.Setup, Taper.Linear, Unit.DecibelsPerOctave);
    private static readonly Param Channels = Param.Choice(
        "channels", "Channels", ["stereo", "mid", "side", "left", "right"], "stereo", "the part of a stereo signal that the band acts on");
    private static readonly Param Range = Param.Decibels(
        "range", "Range", -30, 30, 0, "how far the level in the band moves the gain of a bell, shelf or tilt: down where negative; 0 dB is a static band");
    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -80, 0, -24, "level in the band, as the peak of a sine, above which the gain moves");
    private static readonly Param RatioParam = Param.Ratio("ratio", "Ratio", 1, double.PositiveInfinity, 4, "1 - 1/ratio is the way the gain goes for each dB above the threshold");
    private static readonly Param Attack = Param.Milliseconds("attack", "Attack", 1, 500, 10, "time in which the gain goes 1 - 1/e of the way");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 5, 5000, 120, "time in which it goes 1 - 1/e of the way back");
    private static readonly Param Detector = Param.Choice("detector", "Detector", ["audio", "key"], "audio", "what the level is taken from; the key where one is connected");

    private static readonly ParamGroup Bands = new(
        "bands", "Bands", MaxBands, "The filters, in any order.",
        [Enabled, Type, Frequency, Gain, Q, Slope, Channels, Range, Threshold, RatioParam, Attack, Release, Detector]);

    private BandDesign[] _bands = [];
    private BandDynamics?[] _dynamics = [];
    private EqCascades? _cascades;
    private EqFirStages? _responses;
    private double[] _start = [];
    private int _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "eq", "Parametric EQ", Category.Equalizers, version: 3, "Shapes the tone by up to 24 bands that follow their analog prototypes to 20 kHz, each of them dynamic on demand.",
        source: "Prototypes: R. Bristow-Johnson, Audio EQ Cookbook. Poles: M. Vicanek, Matched Second Order Digital Filters (2016); zeros by interpolation or least squares of the squared magnitude.",
        [Phase, Resolution], [Bands])
    {
        HasKey = true,
    };

    public int Latency => _responses?.Latency ?? 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _sampleRate = context.SampleRate;
        _start = settings.Values.ToArray();
        _bands = new BandDesign[settings.Elements(Bands).Length];
        for (var i = 0; i < _bands.Length; i++)
        {
            var part = context.Channels == 2 ? (ChannelTarget)(int)settings[Bands, i, Channels] : ChannelTarget.Stereo;
            _bands[i] = new BandDesign((BandShape)(int)settings[Bands, i, Type], settings[Bands, i, Slope], part);
        }

        var phase = (int)settings[Phase];
        _cascades = phase == Linear ? null : new EqCascades(_bands, context.Channels);
        var design = phase == Linear ? FirDesign.Linear((int)settings[Resolution], _sampleRate) : phase == Natural ? FirDesign.Natural() : null;
        _responses = design is null ? null : new EqFirStages(_bands, design, context.Channels);
        _dynamics = new BandDynamics?[_bands.Length];
        for (var i = 0; i < _bands.Length; i++)
        {
            // Biquads come before any delay; a linear response's middle hears the past.
            var delay = phase == Linear ? _responses!.Delay(_bands[i]) / Quantum.Frames : 0;
            var shape = (BandShape)(int)settings[Bands, i, Type];
            _dynamics[i] = _bands[i].HasGain ? new BandDynamics(shape, _bands[i].Part, context, settings[Bands, i, Detector] == 1, delay) : null;
        }

        Tail = (_responses?.Tail ?? 0) + (phase == Linear ? 0 : LongestTail());
        Reset();
    }

    public void Process(in Work work)
    {
        for (var i = 0; i < _bands.Length; i++)
        {
            var moved = Dynamic(work, i);
            Move(_bands[i], work[Bands, i, Enabled] != 0, work[Bands, i, Frequency], work[Bands, i, Gain] + moved, work[Bands, i, Q]);
        }

        _cascades?.Process(work.Audio);
        _responses?.Process(work.Position, work.Audio);
    }

    public void Reset()
    {
        for (var i = 0; i < _bands.Length; i++)
        {
            _dynamics[i]?.Reset();
            _bands[i].Forget();
            Move(_bands[i], Start(i, Enabled) != 0, Start(i, Frequency), Start(i, Gain), Start(i, Q));
        }

        _cascades?.Reset();
        _responses?.Reset();
    }

    /// <summary>What the level in a band adds to its gain now, dB.</summary>
    private double Dynamic(in Work work, int i)
    {
        if (_dynamics[i] is not { } dynamics || work[Bands, i, Range] == 0)
        {
            return 0;
        }

        var curve = new BandCurve(work[Bands, i, Threshold], work[Bands, i, RatioParam], work[Bands, i, Range]);
        var times = ReductionTimes.Manual(work[Bands, i, Attack] / 1000, work[Bands, i, Release] / 1000, _sampleRate);
        return dynamics.Next(work, curve, times, work[Bands, i, Frequency] / _sampleRate, work[Bands, i, Q]);
    }

    private void Move(BandDesign band, bool enabled, double frequency, double gain, double q)
    {
        if (band.Update(enabled, frequency / _sampleRate, gain, q))
        {
            _cascades?.Move(band);
            _responses?.Change(band);
        }
    }

    /// <summary>The longest of the bands, at either end of what a dynamic one's gain can be.</summary>
    private long LongestTail()
    {
        var longest = 0L;
        for (var i = 0; i < _bands.Length; i++)
        {
            foreach (var gain in new[] { Start(i, Gain) + Start(i, Range), Start(i, Gain) })
            {
                _bands[i].Forget();
                _bands[i].Update(Start(i, Enabled) != 0, Start(i, Frequency) / _sampleRate, gain, Start(i, Q));
                longest = Math.Max(longest, _bands[i].Tail);
            }
        }

        return longest;
    }

    private double Start(int band, Param parameter) => _start[ProcessorSettings.Slot(Bands, band, parameter)];
}
