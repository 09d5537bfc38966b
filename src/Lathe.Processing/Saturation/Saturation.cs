using Lathe.Dsp.Delays;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// A waveshaper with a choice of curves: y = c (f(g E x + b) - f(b)) with the offset taken off and the emphasis E undone after. The gain c keeps a
/// level of -12 dBFS where it is, so drive changes the tone before the loudness. Aliases are kept down at eight times the rate by antiderivative
/// anti-aliasing: of first order for the smooth curves, of second for those with corners; see <see cref="Shaper"/>.
/// </summary>
public sealed class Saturation : IProcessor<Saturation>
{
    /// <summary>The offset's filter, Hz: 0.04 dB at 20 Hz.</summary>
    private const double OffsetCorner = 2;

    /// <summary>The level that drive does not change, -12 dBFS.</summary>
    private const double ReferenceLevel = 0.25;

    private static readonly Param Drive = Param.Decibels("drive", "Drive", 0, 48, 6, "level into the curve");

    private static readonly Param Character = Param.Choice(
        "character", "Character", ["tanh", "tube", "tape", "cubic", "hard"], "tape",
        "the curve: smooth, asymmetric, gentle, third harmonic only until it clips, clipped");

    private static readonly Param Bias = Param.Percent("bias", "Bias", -100, 100, 0, "shifts the curve's middle, which makes even harmonics");
    private static readonly Param Tone = Param.Decibels("tone", "Tone", -12, 12, 0, "lifts the treble into the curve and lowers it after, or the reverse");
    private static readonly Param ToneFrequency = Param.Hertz("tone-frequency", "Tone frequency", 200, 8000, 1500, "middle of the tone shelf");
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private ValueRamps _ramps = null!;
    private Channel[] _channels = [];
    private bool _started;
    private int _rate;
    private double _offsetFactor;

    public static ProcessorInfo Info { get; } = new(
        "saturation",
        "Saturation",
        Category.Saturation,
        version: 2,
        "Adds harmonics: tape, tube, soft or hard.",
        "y = f(g x + b); ADAA: Parker, Zavalishin and Le Bivic, DAFx 2016, and Bilbao et al., IEEE SPL 24 (2017)",
        [Drive, Character, Bias, Tone, ToneFrequency, Output])
    {
        Oversampling = 8,
    };

    public int Latency => Shaper.Latency;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _rate = context.SampleRate;
        _offsetFactor = FirstOrderBand.Factor(OffsetCorner, _rate);
        _channels = new Channel[context.Channels];
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c] = new Channel(Curve((int)context.Settings[Character]));
        }

        // The offset of at most 1 dies away with e^(-2 pi 2 t); 150 dB cover the greatest gain after it.
        Tail = (long)(150 / 8.686 / (2 * Math.PI * OffsetCorner) * _rate);
        _ramps = new ValueRamps(10, context.Settings.Values.Length);
        _started = false;
    }

    public void Process(in Work work)
    {
        if (_ramps.Changed(work))
        {
            Design(work);
        }

        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(work.Audio[c], _ramps, _offsetFactor);
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
    }

    private static Shaper Curve(int character) => character switch
    {
        0 => new Shaper<TanhCurve>(),
        1 => new Shaper<TubeCurve>(),
        2 => new Shaper<AlgebraicCurve>(),
        3 => new SecondOrderShaper<CubicCurve>(),
        _ => new SecondOrderShaper<HardCurve>(),
    };

    private void Design(in Work work)
    {
        var curve = _channels[0].Shaper;
        var drive = DetMath.DbToGain(work[Drive]);
        var bias = 0.8 * work[Bias] / 100;
        var kept = 2 * ReferenceLevel / (curve.Value(drive * ReferenceLevel) - curve.Value(-drive * ReferenceLevel));
        var lift = Emphasis.Design(work[Tone], work[ToneFrequency], _rate);
        var lower = Emphasis.Design(-work[Tone], work[ToneFrequency], _rate);
        _ramps.MoveTo(
            drive, bias, curve.Value(bias), kept * DetMath.DbToGain(work[Output]), lift.B0, lift.B1, lift.A1, lower.B0, lower.B1, lower.A1);
        if (!_started)
        {
            _started = true;
            foreach (var channel in _channels)
            {
                channel.Start(bias);
            }
        }
    }

    private sealed class Channel(Shaper shaper)
    {
        private Emphasis _lift;
        private Emphasis _lower;
        private double _offset;

        public Shaper Shaper => shaper;

        public void Start(double bias)
        {
            shaper.Start(bias);
            _lift.Reset();
            _lower.Reset();
            _offset = 0;
        }

        public void Process(Span<double> samples, ValueRamps ramps, double offsetFactor)
        {
            _lift.Process(samples, ramps[4], ramps[5], ramps[6]);
            var drive = ramps[0];
            var bias = ramps[1];
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = (drive[i] * samples[i]) + bias[i];
            }

            shaper.Process(samples, ramps[2]);
            TakeOffset(samples, offsetFactor);
            _lower.Process(samples, ramps[7], ramps[8], ramps[9]);
            var gain = ramps[3];
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] *= gain[i];
            }
        }

        private void TakeOffset(Span<double> samples, double factor)
        {
            var offset = _offset;
            foreach (ref var sample in samples)
            {
                var x = sample;
                sample = x - (offset + ((x - offset) * factor));
                offset = (2 * factor * x) + ((1 - (2 * factor)) * offset);
            }

            _offset = Denormals.Flush(offset);
        }
    }
}
