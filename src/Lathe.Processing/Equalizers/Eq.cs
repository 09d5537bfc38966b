using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// Parametric equalizer, minimum phase, no latency. Bands on the whole signal come first, then those on mid or side, then those on left or
/// right; within each of the three their order makes no difference. On mono signals every band acts on the one channel; with more than two
/// channels all bands act on all channels. A band's coefficients are designed only when its values change, and move over one quantum.
/// </summary>
public sealed class Eq : IProcessor<Eq>
{
    private const int MaxBands = 24;

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
    private static readonly ParamGroup Bands = new(
        "bands", "Bands", MaxBands, "The filters, in any order.", [Enabled, Type, Frequency, Gain, Q, Slope, Channels]);

    private BandDesign[] _bands = [];
    private double[] _start = [];
    private CascadePair[] _stages = [];
    private BiquadCascade[] _further = [];
    private int _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "eq", "Parametric EQ", Category.Equalizers, version: 1, "Shapes the tone by up to 24 bands that follow their analog prototypes to 20 kHz.",
        source: "Prototypes: R. Bristow-Johnson, Audio EQ Cookbook. Poles: M. Vicanek, Matched Second Order Digital Filters (2016); zeros by interpolation of the squared magnitude.",
        [], [Bands]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _start = context.Settings.Values.ToArray();
        var stereo = context.Channels == 2;
        _bands = new BandDesign[context.Settings.Elements(Bands).Length];
        var sections = new int[6];
        for (var i = 0; i < _bands.Length; i++)
        {
            var part = stereo ? (ChannelTarget)(int)context.Settings[Bands, i, Channels] : ChannelTarget.Stereo;
            var band = new BandDesign((BandShape)(int)context.Settings[Bands, i, Type], context.Settings[Bands, i, Slope], part);
            band.Place(sections);
            _bands[i] = band;
        }

        _stages =
        [
            new(sections[0], stereo ? sections[1] : 0),
            new(sections[2], sections[3]),
            new(sections[4], sections[5]),
        ];
        _further = [.. Enumerable.Range(0, stereo ? 0 : context.Channels - 1).Select(_ => new BiquadCascade(sections[0]))];
        Reset();
        Tail = _bands.Length == 0 ? 0 : _bands.Max(b => b.Tail);
    }

    public void Process(in Work work)
    {
        for (var i = 0; i < _bands.Length; i++)
        {
            Move(
                _bands[i], work[Bands, i, Enabled] != 0, work[Bands, i, Frequency], work[Bands, i, Gain], work[Bands, i, Q]);
        }

        var audio = work.Audio;
        if (audio.Channels != 2)
        {
            _stages[0].First.Process(audio[0]);
            for (var c = 1; c < audio.Channels; c++)
            {
                _further[c - 1].Process(audio[c]);
            }

            return;
        }

        var left = audio[0];
        var right = audio[1];
        _stages[0].Process(left, right);
        if (_stages[1].Sections > 0)
        {
            MidSide.Encode(left, right);
            _stages[1].Process(left, right);
            MidSide.Decode(left, right);
        }

        _stages[2].Process(left, right);
    }

    public void Reset()
    {
        for (var i = 0; i < _bands.Length; i++)
        {
            _bands[i].Forget();
            Move(_bands[i], Start(i, Enabled) != 0, Start(i, Frequency), Start(i, Gain), Start(i, Q));
        }

        foreach (var stage in _stages)
        {
            stage.First.Reset();
            stage.Second.Reset();
        }

        foreach (var cascade in _further)
        {
            cascade.Reset();
        }
    }

    private double Start(int band, Param parameter) => _start[ProcessorSettings.Slot(Bands, band, parameter)];

    private void Move(BandDesign band, bool enabled, double frequency, double gain, double q)
    {
        if (!band.Update(enabled, frequency / _sampleRate, gain, q))
        {
            return;
        }

        var stage = _stages[band.Stage];
        for (var i = 0; i < band.Count; i++)
        {
            if (band.First >= 0)
            {
                stage.First.MoveTo(band.First + i, band[i]);
            }

            if (band.Second >= 0 && stage.Second.Sections > 0)
            {
                stage.Second.MoveTo(band.Second + i, band[i]);
            }

            foreach (var cascade in _further)
            {
                cascade.MoveTo(band.First + i, band[i]);
            }
        }
    }

    private readonly record struct CascadePair(BiquadCascade First, BiquadCascade Second)
    {
        internal CascadePair(int first, int second)
            : this(new BiquadCascade(first), new BiquadCascade(second))
        {
        }

        internal int Sections => First.Sections + Second.Sections;

        internal void Process(Span<double> x, Span<double> y) => BiquadCascade.Process(First, x, Second, y);
    }
}
