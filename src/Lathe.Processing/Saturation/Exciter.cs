using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// The Aural Exciter: a tuned high-pass of second order feeds a harmonics generator, whose output is added to the untouched signal. The generator has no
/// linear part, so a quiet band adds nothing and peaks add most; what it makes below the tuning is filtered off again.
/// </summary>
public sealed class Exciter : IProcessor<Exciter>
{
    private static readonly Param Frequency = Param.Hertz("frequency", "Frequency", 700, 12000, 3000, "tuning: harmonics are made of what lies above");
    private static readonly Param Peak = Param.Number("peak", "Peak", 0.5, 2, 0.8, "Q of the tuned filter: how much the tuning itself stands out", taper: Taper.Logarithmic);
    private static readonly Param Drive = Param.Decibels("drive", "Drive", 0, 36, 12, "level of the band into the generator");
    private static readonly Param Odd = Param.Percent("odd", "Odd", 0, 100, 50, "share of odd harmonics; the rest are even");
    private static readonly Param Amount = Param.Decibels("amount", "Amount", double.NegativeInfinity, 0, -18, "level of the harmonics at full drive, against full scale");

    private static readonly CurveTable EvenTable = CurveTable.Of(32, 4096, new HarmonicSource(Even: true));
    private static readonly CurveTable OddTable = CurveTable.Of(32, 4096, new HarmonicSource(Even: false));

    private ValueRamps _ramps = null!;
    private readonly double[] _band = new double[Quantum.Frames];
    private readonly double[] _copy = new double[Quantum.Frames];
    private Channel[] _channels = [];
    private int _rate;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "exciter",
        "Exciter",
        Category.Saturation,
        version: 1,
        "Adds harmonics of a tuned high band.",
        "Aphex Aural Exciter: Knoppel, US patent 4150253 (1979)",
        [Frequency, Peak, Drive, Odd, Amount])
    {
        Oversampling = 4,
    };

    public int Latency => Shaper.Latency;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _rate = context.SampleRate;
        _channels = new Channel[context.Channels];
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c] = new Channel();
        }

        Tail = _rate / 10;
        _ramps = new ValueRamps(5, context.Settings.Values.Length);
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
            var channel = _channels[c];
            var audio = work.Audio[c];
            audio.CopyTo(_band);
            channel.Tuned.Process(_band);
            Kernel.Multiply(_band, _ramps[0], _band);
            _band.CopyTo(_copy);
            channel.Odd.Process(_band, _ramps[1]);
            channel.Even.Process(_copy, _ramps[1]);
            Kernel.Multiply(_band, _ramps[2], _band);
            Kernel.MultiplyAdd(_copy, _ramps[3], _band, _band);
            channel.Cleaned.Process(_band);
            channel.Dry.Process(audio);
            Kernel.MultiplyAdd(_band, _ramps[4], audio, audio);
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
    }

    private void Design(in Work work)
    {
        var odd = work[Odd] / 100;
        _ramps.MoveTo(DetMath.DbToGain(work[Drive]), 0, odd, 1 - odd, DetMath.DbToGain(work[Amount]));
        var filter = BilinearDesign.Design(AnalogSection.HighPass(work[Peak]), work[Frequency] / _rate);
        foreach (var channel in _channels)
        {
            channel.Tuned.MoveTo(0, filter);
            channel.Cleaned.MoveTo(0, filter);
            if (!_started)
            {
                channel.Reset();
            }
        }

        _started = true;
    }

    private sealed class Channel
    {
        public BiquadCascade Tuned { get; } = new(1);

        public BiquadCascade Cleaned { get; } = new(1);

        public TableShaper Odd { get; } = new(OddTable);

        public TableShaper Even { get; } = new(EvenTable);

        public IntegerDelay Dry { get; } = new(1, Shaper.Latency);

        public void Reset()
        {
            Tuned.Reset();
            Cleaned.Reset();
            Odd.Start(0);
            Even.Start(0);
            Dry.Reset();
        }
    }
}
