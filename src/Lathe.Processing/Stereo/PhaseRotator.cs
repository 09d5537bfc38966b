using System.Numerics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Changes phase and no level. "all-pass" is the broadcaster's network, second-order all-passes in series at one frequency, which makes lopsided voices
/// symmetric and so lowers their peaks; "constant" turns every frequency by the same angle with a linear-phase filter, and is delayed.
/// </summary>
public sealed class PhaseRotator : IProcessor<PhaseRotator>
{
    private const int MostStages = 8;
    private const double LowestFrequency = 20;
    private const double HighestQ = 4;
    private const double ReachSeconds = 0.08;

    private static readonly Param Mode = Param.Choice(
        "mode", "Mode", ["all-pass", "constant"], "all-pass", "all-pass: a network about the frequency, no delay; constant: the same angle everywhere, delayed");
    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", LowestFrequency, 2000, 200, "where each stage of the network has turned by 180 degrees");
    private static readonly Param Stages = Param.Number("stages", "Stages", 1, MostStages, 4, "all-passes in series, of 360 degrees each", Rate.Setup);
    private static readonly Param Q = Param.Number("q", "Q", 0.3, HighestQ, 0.7, "how narrow each stage turns", taper: Taper.Logarithmic);
    private static readonly Param Amount = Param.Degrees("amount", "Amount", 0, 360, 90, "the angle of mode constant: 180 is a change of polarity");

    private Channel[] _channels = [];
    private bool _constant;
    private int _stages;
    private double _sampleRate;
    private (double Frequency, double Q) _start;
    private (double Frequency, double Q) _seen;

    public static ProcessorInfo Info { get; } = new(
        "phase-rotator", "Phase rotator", Category.Stereo, version: 1, "Makes lopsided waveforms symmetric and lowers their peaks, level unchanged.",
        source: "all-pass: ((s^2 - s/q + 1) / (s^2 + s/q + 1))^stages, bilinear; constant: cos(a) x - sin(a) Hilbert(x)", [Mode, Frequency, Stages, Q, Amount]);

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _constant = context.Settings[Mode] == 1;
        _stages = (int)Math.Round(context.Settings[Stages]);
        _start = (context.Settings[Frequency], context.Settings[Q]);
        var reach = (int)BitOperations.RoundUpToPowerOf2((uint)(ReachSeconds * _sampleRate));
        Latency = _constant ? reach : 0;

        // Equal poles of real part frequency / 2q: 120 dB of the slowest, and a time constant more for each further stage's polynomial.
        Tail = _constant ? reach : (long)((20 + (4 * _stages)) * _sampleRate / (2 * Math.PI * LowestFrequency / (2 * HighestQ)));
        var impulse = _constant ? new PartitionedImpulse(HilbertFilter.Design(reach), Quantum.Frames) : null;
        _channels = PerChannel.Make(context.Channels, () => new Channel(_constant ? 0 : _stages, impulse, reach));
        Reset();
    }

    public void Process(in Work work)
    {
        if (_constant)
        {
            for (var c = 0; c < _channels.Length; c++)
            {
                _channels[c].Turn(work.Audio[c], work[Amount], work.Position);
            }

            return;
        }

        Move((work[Frequency], work[Q]));
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Network.Process(work.Audio[c]);
        }
    }

    public void Reset()
    {
        _seen = default;
        Move(_start);
        Array.ForEach(_channels, c => c.Reset());
    }

    private void Move((double Frequency, double Q) place)
    {
        if (_constant || place == _seen)
        {
            return;
        }

        _seen = place;
        var g = DetMath.Tan(Math.PI * Math.Min(place.Frequency / _sampleRate, 0.45));
        var norm = 1 / (1 + (g / place.Q) + (g * g));
        var b0 = (1 - (g / place.Q) + (g * g)) * norm;
        var b1 = 2 * ((g * g) - 1) * norm;
        foreach (var channel in _channels)
        {
            for (var s = 0; s < _stages; s++)
            {
                channel.Network.MoveTo(s, new(b0, b1, 1, b1, b0));
            }
        }
    }

    private sealed class Channel
    {
        private readonly QuantumConvolver? _hilbert;
        private readonly IntegerDelay? _delay;
        private readonly double[] _turned = new double[Quantum.Frames];
        private (double Cosine, double Sine)? _last;

        public Channel(int stages, PartitionedImpulse? impulse, int reach)
        {
            Network = new BiquadCascade(stages);
            if (impulse is not null)
            {
                _hilbert = new QuantumConvolver(impulse);
                _delay = new IntegerDelay(1, reach);
            }
        }

        public BiquadCascade Network { get; }

        public void Turn(Span<double> audio, double degrees, long position)
        {
            var (cosine, sine) = (DetMath.CosPi(degrees / 180), -DetMath.SinPi(degrees / 180));
            var from = _last ?? (cosine, sine);
            _last = (cosine, sine);
            audio.CopyTo(_turned);
            _hilbert!.Process(position, _turned);
            _delay!.Process(audio);
            for (var i = 0; i < audio.Length; i++)
            {
                var way = (i + 1.0) / Quantum.Frames;
                var c = Math.FusedMultiplyAdd(way, cosine - from.Cosine, from.Cosine);
                var s = Math.FusedMultiplyAdd(way, sine - from.Sine, from.Sine);
                audio[i] = Math.FusedMultiplyAdd(c, audio[i], s * _turned[i]);
            }
        }

        public void Reset()
        {
            Network.Reset();
            _hilbert?.Reset();
            _delay?.Reset();
            _last = null;
        }
    }
}
