using Lathe.Dsp.Filters;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// The Rat: an operational amplifier whose gain network (47 ohm and 2.2 uF beside 560 ohm and 4.7 uF against the distortion pot) boosts above 60 Hz and
/// again above 1.5 kHz, whose bandwidth shrinks as its gain grows, and which clips at its supply; 1 kohm and two diodes to ground; a low-pass.
/// 0 dBFS is 1 V at the amplifier. The hard corners take antiderivative anti-aliasing of second order at eight times the rate.
/// </summary>
public sealed class Distortion : IProcessor<Distortion>
{
    private const double Offset = 5; // Hz, coupling capacitor at the output
    private const double Tau1 = 47 * 2.2e-6; // s
    private const double Tau2 = 560 * 4.7e-6; // s
    private const double GainBandwidth = 1e6; // Hz, LM308 with 30 pF
    private const double Network = 300; // Hz that the network's section is normalized to

    /// <summary>What the clipped spectrum, brighter than the program's, loses more in the filter than the estimate knows; measured with pink noise.</summary>
    private const double Brighter = 1.12;

    private static readonly Param Drive = Param.Decibels("drive", "Drive", 0, 60, 24, "gain of the amplifier above 1.5 kHz; below, it is up to 22 dB less");
    private static readonly Param Clipper = Param.Choice("clipper", "Clipper", ["silicon", "germanium", "led"], "silicon", "the diodes: 0.6 V, 0.3 V and soft, 1.7 V");
    private static readonly Param Filter = Param.Hertz("filter", "Filter", 475, 32000, 14000, "low-pass after the diodes, 6 dB an octave");
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private static readonly CurveTable[] Clippers =
    [
        Table(DiodePair.Silicon), Table(DiodePair.Germanium), Table(DiodePair.Light),
    ];

    private ValueRamps _ramps = null!;
    private ShapedChannel[] _channels = [];
    private CurveTable _table = Clippers[0];
    private int _rate;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "distortion",
        "Distortion",
        Category.Saturation,
        version: 1,
        "Clips by diodes behind an amplifier, as the Rat does.",
        "Pro Co Rat circuit; diodes: Yeh, Abel and Smith, DAFx 2007; ADAA: Bilbao et al., IEEE SPL 24 (2017)",
        [Drive, Clipper, Filter, Output])
    {
        Oversampling = 8,
    };

    /// <summary>With the delay of both low-passes at the default settings.</summary>
    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _rate = context.SampleRate;
        _table = Clippers[(int)context.Settings[Clipper]];
        _channels = new ShapedChannel[context.Channels];
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c] = new ShapedChannel(_table, 2, 2);
        }

        var lowPasses = (1 / Filter.Default) + (DetMath.DbToGain(Drive.Default) / GainBandwidth);
        Latency = ShapedChannel.Latency + (int)Math.Round(_rate * lowPasses / (2 * Math.PI));
        Tail = _rate;
        _ramps = new ValueRamps(4, context.Settings.Values.Length);
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
            _channels[c].Process(work.Audio[c], _ramps[0], _ramps[1], _ramps[2], _ramps[3]);
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
    }

    private static CurveTable Table(DiodePair diodes) => CurveTable.Of(16, 4096, new DiodeLimiter(diodes, 1000, Supply: 4.5));

    private void Design(in Work work)
    {
        var gain = DetMath.DbToGain(work[Drive]);
        var pot = (gain - 1) / ((1 / 47.0) + (1 / 560.0));
        var w = 2 * Math.PI * Network;
        var amplifier = new AnalogSection(
            1, w * (Tau1 + Tau2 + (pot * (2.2e-6 + 4.7e-6))), w * w * ((Tau1 * Tau2) + (pot * ((2.2e-6 * Tau2) + (4.7e-6 * Tau1)))),
            1, w * (Tau1 + Tau2), w * w * Tau1 * Tau2);
        ReadOnlySpan<BiquadCoefficients> filters =
        [
            BilinearDesign.Design(amplifier, Network / _rate),
            BilinearDesign.Design(AnalogSection.LowPassFirstOrder, GainBandwidth / gain / _rate),
            BilinearDesign.Design(AnalogSection.LowPassFirstOrder, work[Filter] / _rate),
            BilinearDesign.Design(AnalogSection.HighPassFirstOrder, Offset / _rate),
        ];
        var level = ProgramLevel.Through(_table, ProgramLevel.Reference * ProgramLevel.Through(filters[..2], _rate), 0);
        var makeup = Brighter * ProgramLevel.Reference / (level * ProgramLevel.Through(filters[2..], _rate));
        foreach (var channel in _channels)
        {
            channel.Before.MoveTo(0, filters[0]);
            channel.Before.MoveTo(1, filters[1]);
            channel.After.MoveTo(0, filters[2]);
            channel.After.MoveTo(1, filters[3]);
            if (!_started)
            {
                channel.Start(0);
            }
        }

        _started = true;
        _ramps.MoveTo(1, 0, 0, makeup * DetMath.DbToGain(work[Output]));
    }
}
