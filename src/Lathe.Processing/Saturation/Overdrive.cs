using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// The Tube Screamer's clipping stage and tone control. The current of 4.7 kohm and 47 nF (720 Hz) flows through diodes, the drive pot and 51 pF in the
/// amplifier's feedback, so the bass is amplified less, the treble less the more drive there is, and the input itself always passes beside the
/// clipped part: y = x + f(R2 i). 0 dBFS is 0.5 V at the input.
/// </summary>
public sealed class Overdrive : IProcessor<Overdrive>
{
    private const double Volts = 0.5;
    private const double Leg = 4700; // ohm
    private const double LegCorner = 720.5; // Hz, with 47 nF
    private const double Feedback = 51e3; // ohm, with the pot at its end
    private const double FeedbackCapacitor = 51e-12; // F
    private const double OutputCorner = 5; // Hz
    private const double InputTone = 723; // Hz, 1 kohm and 220 nF
    private const double ToneMiddle = 3200; // Hz, 220 ohm and 220 nF
    private const double Reach = 16; // V
    private const int Cells = 2048;

    /// <summary>What the clipped spectrum, brighter than the program's, loses more in the filters than the estimate knows; measured with pink noise.</summary>
    private const double Brighter = 1.6;

    private static readonly Param Drive = Param.Decibels("drive", "Drive", 0, 30, 6, "gain of the clipping stage over that of the closed pot, 20.7 dB; the pedal ends at 20.7 dB");

    private static readonly Param Diodes = Param.Choice(
        "diodes", "Diodes", ["symmetric", "asymmetric", "germanium"], "symmetric", "one each way (TS808), two against one (SD-1, even harmonics), germanium");

    private static readonly Param Tone = Param.Percent("tone", "Tone", 0, 100, 50, "treble after the clipping: 0 dark, 100 bright");
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private static readonly DiodePair[] Pairs =
    [
        DiodePair.Silicon, DiodePair.Silicon with { Backward = 2 }, DiodePair.Germanium,
    ];

    private ValueRamps _ramps = null!;
    private readonly double[] _dry = new double[Quantum.Frames];
    private CurveTable _table = null!;
    private CurveTable _other = null!;
    private ShapedChannel[] _channels = [];
    private IntegerDelay[] _delays = [];
    private DiodePair _diodes;
    private double _drive;
    private int _rate;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "overdrive",
        "Overdrive",
        Category.Saturation,
        version: 1,
        "Clips softly in an amplifier's feedback, as the Tube Screamer does.",
        "Ibanez TS808 circuit: Yeh, Abel and Smith, DAFx 2007; ADAA: Bilbao et al., IEEE SPL 24 (2017)",
        [Drive, Diodes, Tone, Output])
    {
        Oversampling = 8,
    };

    public int Latency => ShapedChannel.Latency;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _rate = context.SampleRate;
        _diodes = Pairs[(int)context.Settings[Diodes]];
        _table = new CurveTable(Reach, Cells);
        _other = new CurveTable(Reach, Cells);
        _channels = new ShapedChannel[context.Channels];
        _delays = new IntegerDelay[context.Channels];
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c] = new ShapedChannel(_table, 2, 3);
            _delays[c] = new IntegerDelay(1, ShapedChannel.Latency);
        }

        Tail = _rate;
        _ramps = new ValueRamps(3, context.Settings.Values.Length);
        Reset();
    }

    public void Process(in Work work)
    {
        if (_ramps.Changed(work))
        {
            Design(work);
        }

        for (var c = 0; c < _channels.Length; c++)
        {
            Run(_channels[c], _delays[c], work.Audio[c]);
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
        foreach (var delay in _delays)
        {
            delay.Reset();
        }
    }

    private void Design(in Work work)
    {
        var resistance = Feedback * DetMath.DbToGain(work[Drive]);
        if (!_started || work[Drive] != _drive)
        {
            Bend(resistance);
            _drive = work[Drive];
        }

        // The tone pot leans the spectrum about 3.2 kHz after the fixed low-pass of 1 kohm and 220 nF, which it takes back as it opens.
        var lean = 0.24 * (work[Tone] - 50);
        ReadOnlySpan<BiquadCoefficients> filters =
        [
            BilinearDesign.Design(AnalogSection.HighPassFirstOrder, LegCorner / _rate),
            BilinearDesign.Design(AnalogSection.LowPassFirstOrder, 1 / (2 * Math.PI * resistance * FeedbackCapacitor) / _rate),
            BilinearDesign.Design(AnalogSection.HighShelf(-12, 0.5), InputTone / _rate),
            BilinearDesign.Design(AnalogSection.HighShelf(lean, 0.5), ToneMiddle / _rate),
            BilinearDesign.Design(AnalogSection.HighPassFirstOrder, OutputCorner / _rate),
        ];
        var gain = Volts * resistance / Leg;
        var clipped = ProgramLevel.Through(_table, ProgramLevel.Reference * gain * ProgramLevel.Through(filters[..2], _rate), 0);
        var level = Math.Sqrt((clipped * clipped) + (Volts * Volts * ProgramLevel.Reference * ProgramLevel.Reference)) * ProgramLevel.Through(filters[2..], _rate);
        _ramps.MoveTo(gain, 0, Brighter * ProgramLevel.Reference / level * DetMath.DbToGain(work[Output]));
        foreach (var channel in _channels)
        {
            channel.Before.MoveTo(0, filters[0]);
            channel.Before.MoveTo(1, filters[1]);
            channel.After.MoveTo(0, filters[2]);
            channel.After.MoveTo(1, filters[3]);
            channel.After.MoveTo(2, filters[4]);
            if (!_started)
            {
                channel.Start(0);
            }
        }

        _started = true;
    }

    private void Run(ShapedChannel channel, IntegerDelay delay, Span<double> audio)
    {
        audio.CopyTo(_dry);
        delay.Process(_dry);
        channel.Before.Process(audio);
        Kernel.Multiply(audio, _ramps[0], audio);
        channel.Shaper.Process(audio, _ramps[1]);
        Kernel.MultiplyAdd(_dry, Volts, audio, audio);
        channel.After.Process(audio);
        Kernel.Multiply(audio, _ramps[2], audio);
    }

    /// <summary>Tabulates the diodes beside the feedback resistance and lets the channels cross over to that curve.</summary>
    private void Bend(double resistance)
    {
        (_table, _other) = (_other, _table);
        _table.Fill(new DiodeLimiter(_diodes, resistance));
        foreach (var channel in _channels)
        {
            channel.Shaper.CrossTo(_table);
        }
    }
}
