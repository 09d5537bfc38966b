using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// A triode stage with its cathode resistor, bypass capacitor, coupling capacitor and grid current: <see cref="TriodeStage"/>. At low level the second
/// harmonic leads; driven hard, one side flattens where the grid conducts and the other where the current ends, and the working point moves with the
/// program. Push-pull takes the difference of two stages in opposite phase, which cancels even harmonics.
/// </summary>
public sealed class Tube : IProcessor<Tube>
{
    private const double OutputCorner = 5; // Hz, coupling capacitor at the output

    /// <summary>The peak that drive does not change: that of a sine of -18 dBFS RMS.</summary>
    private const double ReferencePeak = 0.178;

    /// <summary>Full scale at 0 dB of drive, in parts of the nominal bias.</summary>
    private const double FullScale = 0.8;

    private static readonly Param Drive = Param.Decibels("drive", "Drive", -12, 36, 0, "level at the grid; at 0 dB full scale comes near to grid current");

    private static readonly Param Kind = Param.Choice(
        "tube", "Tube", ["12ax7", "12au7", "6dj8"], "12ax7", "the triode: high gain, low gain and clean, low noise and steep");

    private static readonly Param Bias = Param.Percent("bias", "Bias", -60, 60, 0, "working point: below 0 hotter, towards grid current, above colder, towards cut-off");

    private static readonly Param Bypass = Param.Number(
        "cathode-bypass", "Cathode bypass", 0.5, 100, 22, "capacitor across the cathode resistor in microfarads: small ones lower the bass, large ones react slowly", taper: Taper.Logarithmic);

    private static readonly Param PushPull = Param.Toggle("push-pull", "Push-pull", false, "two stages in opposite phase: odd harmonics only", Rate.Setup);
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private static readonly double[] NominalBias = [-1.5, -6, -2.5]; // V

    private ValueRamps _ramps = null!;
    private readonly double[] _inverse = new double[Quantum.Frames];
    private TriodeStage[] _stages = [];
    private TriodeStage[] _opposites = [];
    private BiquadCascade[] _filters = [];
    private double _nominal;
    private double _bias;
    private int _rate;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "tube",
        "Tube",
        Category.Saturation,
        version: 1,
        "A triode stage: even harmonics, a soft and a hard side, a working point that moves.",
        "plate current: Koren, Glass Audio 8 (1996); grid current: Dempwolf and Zölzer, DAFx 2011",
        [Drive, Kind, Bias, Bypass, PushPull, Output])
    {
        Oversampling = 8,
    };

    public int Latency => TriodeStage.Latency;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var kind = (int)context.Settings[Kind];
        _rate = context.SampleRate;
        _nominal = NominalBias[kind];
        var stages = context.Settings[PushPull] == 0 ? 0 : context.Channels;
        _stages = new TriodeStage[context.Channels];
        _opposites = new TriodeStage[stages];
        _filters = new BiquadCascade[context.Channels];
        for (var c = 0; c < _stages.Length; c++)
        {
            _stages[c] = new TriodeStage((TubeKind)kind, _rate);
            _filters[c] = new BiquadCascade(1);
        }

        for (var c = 0; c < stages; c++)
        {
            _opposites[c] = new TriodeStage((TubeKind)kind, _rate);
        }

        // The slowest thing in it is the cathode's greatest capacitor, 0.15 s; 140 dB of it.
        Tail = (long)(2.5 * _rate);
        _ramps = new ValueRamps(2, context.Settings.Values.Length);
        Reset();
    }

    public void Process(in Work work)
    {
        if (_ramps.Changed(work))
        {
            Design(work);
        }

        var (bias, bypass) = (_bias, work[Bypass] * 1e-6);
        for (var c = 0; c < _stages.Length; c++)
        {
            var audio = work.Audio[c];
            Kernel.Multiply(audio, _ramps[0], audio);
            if (_opposites.Length > 0)
            {
                Kernel.Negate(audio, _inverse);
                _opposites[c].Process(_inverse, bias, bypass);
            }

            _stages[c].Process(audio, bias, bypass);
            if (_opposites.Length > 0)
            {
                Kernel.Subtract(audio, _inverse, audio);
            }

            _filters[c].Process(audio);
            Kernel.Multiply(audio, _ramps[1], audio);
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
    }

    private void Design(in Work work)
    {
        _bias = _nominal * (1 + (work[Bias] / 100));
        var volts = -_nominal * FullScale * DetMath.DbToGain(work[Drive]);
        var kept = ReferencePeak / _stages[0].Swing(_bias, volts * ReferencePeak) / (_opposites.Length == 0 ? 1 : 2);
        _ramps.MoveTo(volts, kept * DetMath.DbToGain(work[Output]));
        if (!_started)
        {
            Start(_bias);
        }
    }

    private void Start(double bias)
    {
        _started = true;
        foreach (var stage in _stages)
        {
            stage.Reset(bias);
        }

        foreach (var stage in _opposites)
        {
            stage.Reset(bias);
        }

        foreach (var filter in _filters)
        {
            filter.MoveTo(0, BilinearDesign.Design(AnalogSection.HighPassFirstOrder, OutputCorner / _rate));
            filter.Reset();
        }
    }
}
