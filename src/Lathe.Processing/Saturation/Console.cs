using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// A channel of an analog console: coupling capacitor, summing amplifier (single-ended class A as the Neve BA283, or a push-pull operational amplifier),
/// output transformer, bandwidth, what the neighboring channels leak through stray capacitance, and parts that are never quite what they are
/// marked: every channel number has its own, the same each time.
/// </summary>
public sealed class Console : IProcessor<Console>
{
    private const double InputCorner = 4; // Hz
    private const double Bandwidth = 36000; // Hz
    private const double LeakCorner = 30000; // Hz, above which a neighbor leaks no more
    private const double LeakReference = 1000; // Hz
    private const ulong Seed = 0xC0250;

    /// <summary>dB of gain that a part's deviation by its whole tolerance makes, at 1 %.</summary>
    private const double GainPerPercent = 0.04;

    private static readonly Param Circuit = Param.Choice(
        "circuit", "Circuit", ["class-a", "op-amp"], "class-a", "single-ended class A: even harmonics early; push-pull: odd ones, late");

    private static readonly Param Drive = Param.Decibels("drive", "Drive", -12, 24, 6, "level into the amplifier; the output is lowered by as much");
    private static readonly Param Iron = Param.Percent("iron", "Iron", 0, 100, 100, "share of the output transformer's core");
    private static readonly Param Crosstalk = Param.Decibels("crosstalk", "Crosstalk", double.NegativeInfinity, -40, -70, "what each neighboring channel leaks at 1 kHz, 6 dB more an octave up");
    private static readonly Param Tolerance = Param.Percent("tolerance", "Tolerance", 0, 20, 5, "how far the parts may be from their marks");
    private static readonly Param Number = Param.Number("channel", "Channel", 1, 96, 1, "number of the first channel in the console: each has parts of its own", Rate.Setup);
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private static readonly CurveTable[] Circuits =
    [
        CurveTable.Of(16, 4096, new ClassAStage(0.06, 1.8, 2.6)),
        CurveTable.Of(16, 4096, new ClassAStage(0.01, 2.2, 2.2)),
    ];

    private ValueRamps _ramps = null!;
    private readonly double[] _dry = new double[Quantum.Frames];
    private Strip[] _strips = [];
    private double[] _inputs = [];
    private int _rate;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "console",
        "Console",
        Category.Saturation,
        version: 1,
        "A channel of an analog console: class-A amplifier, transformer, crosstalk, parts with tolerances.",
        "Neve BA283 circuit; loop distortion of a bipolar stage: Self, Small Signal Audio Design, 2010; transformer: Paiva et al., EURASIP JASP 2011",
        [Circuit, Drive, Iron, Crosstalk, Tolerance, Number, Output])
    {
        Oversampling = 4,
    };

    public int Latency => ShapedChannel.Latency;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var table = Circuits[(int)context.Settings[Circuit]];
        var first = (int)context.Settings[Number];
        _rate = context.SampleRate;
        _strips = new Strip[context.Channels];
        _inputs = new double[context.Channels * Quantum.Frames];
        for (var c = 0; c < _strips.Length; c++)
        {
            _strips[c] = new Strip(new ShapedChannel(table, 2, 1), new TransformerCore(CoreMaterial.Steel, _rate), new WhiteNoise(Seed, first + c));
        }

        Tail = 3 * _rate;
        _ramps = new ValueRamps(5, context.Settings.Values.Length);
        Reset();
    }

    public void Process(in Work work)
    {
        if (_ramps.Changed(work))
        {
            Design(work);
        }

        for (var c = 0; c < _strips.Length; c++)
        {
            work.Audio[c].CopyTo(Input(c));
        }

        for (var c = 0; c < _strips.Length; c++)
        {
            var strip = _strips[c];
            var audio = work.Audio[c];
            Leak(c, strip, audio);
            Kernel.Scale(audio, strip.Trim, audio);
            strip.Amplifier.Process(audio, _ramps[0], _ramps[1], _ramps[1], _ramps[4]);
            audio.CopyTo(_dry);
            strip.Core.Process(audio);
            var iron = _ramps[3];
            var output = _ramps[2];
            for (var i = 0; i < audio.Length; i++)
            {
                audio[i] = (_dry[i] + (iron[i] * (audio[i] - _dry[i]))) * output[i];
            }
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
    }

    private void Design(in Work work)
    {
        var gain = DetMath.DbToGain(work[Drive]);
        _ramps.MoveTo(gain, 0, DetMath.DbToGain(work[Output]) / gain, work[Iron] / 100, 1);
        var stray = BilinearDesign.Design(AnalogSection.HighPassFirstOrder, LeakCorner / _rate);
        var leak = DetMath.DbToGain(work[Crosstalk]) / Math.Sqrt(stray.MagnitudeSquared(2 * Math.PI * Math.Min(LeakReference / _rate, 0.49)));
        foreach (var strip in _strips)
        {
            strip.Design(work[Tolerance], stray, leak, _rate);
            if (!_started)
            {
                strip.Reset();
            }
        }

        _started = true;
    }

    private Span<double> Input(int channel) => _inputs.AsSpan(channel * Quantum.Frames, Quantum.Frames);

    private void Leak(int channel, Strip strip, Span<double> audio)
    {
        if (_strips.Length == 1)
        {
            return;
        }

        Span<double> neighbors = stackalloc double[Quantum.Frames];
        neighbors.Clear();
        if (channel > 0)
        {
            Kernel.Add(neighbors, Input(channel - 1), neighbors);
        }

        if (channel + 1 < _strips.Length)
        {
            Kernel.Add(neighbors, Input(channel + 1), neighbors);
        }

        strip.Stray.Process(neighbors);
        Kernel.Add(audio, neighbors, audio);
    }

    /// <summary>A channel's parts; their deviations are uniform within the tolerance.</summary>
    private sealed class Strip(ShapedChannel amplifier, TransformerCore core, WhiteNoise parts)
    {
        public ShapedChannel Amplifier => amplifier;

        public TransformerCore Core => core;

        public BiquadCascade Stray { get; } = new(2);

        /// <summary>Gain of this channel's resistors, linear.</summary>
        public double Trim { get; private set; } = 1;

        public void Design(double tolerance, in BiquadCoefficients stray, double leak, double rate)
        {
            double Part(int number) => 1 + (tolerance / 100 * parts.Uniform(number));
            Trim = DetMath.DbToGain(GainPerPercent * tolerance * parts.Uniform(0));
            amplifier.Before.MoveTo(0, BilinearDesign.Design(AnalogSection.HighPassFirstOrder, InputCorner * Part(1) / rate));
            amplifier.Before.MoveTo(1, BilinearDesign.Design(AnalogSection.LowPassFirstOrder, Bandwidth * Part(2) / rate));
            amplifier.After.MoveTo(0, BilinearDesign.Design(AnalogSection.HighPassFirstOrder, InputCorner * Part(3) / rate));
            Stray.MoveTo(0, stray);
            Stray.MoveTo(1, new BiquadCoefficients(leak * Part(4), 0, 0, 0, 0));
        }

        public void Reset()
        {
            amplifier.Start(0);
            core.Reset();
            Stray.Reset();
        }
    }
}
