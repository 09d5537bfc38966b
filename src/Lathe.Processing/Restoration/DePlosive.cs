using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Restoration;

/// <summary>
/// Lowers the thump of p and b on a microphone: where the low band stands far above the rest of the voice, it is turned down for as long as it does. The
/// band is cut out by a linear-phase filter, so that the rest of the time every bit passes.
/// </summary>
public sealed class DePlosive : IProcessor<DePlosive>
{
    private const double ReachSeconds = 0.02;
    private const double AheadSeconds = 0.006;
    private const double LevelSeconds = 0.008;
    private const double AttackSeconds = 0.0015;
    private const double Knee = 6; // dB
    private const double KaiserBeta = 6;

    // Added to the level of the rest: rumble below about -50 dBFS is no plosive.
    private const double QuietLevel = 3e-3;

    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 60, 300, 140, "plosives are looked for and lowered below this", Rate.Setup);
    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -12, 24, 3, "level of the low band over the rest of the voice from which it is lowered");
    private static readonly Param Range = Param.Decibels("range", "Range", 0, 40, 24, "the greatest reduction");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 5, 300, 40, "time in which the band comes back by 1 - 1/e of the way");

    private readonly double[] _level = new double[Quantum.Frames];
    private readonly double[] _rest = new double[Quantum.Frames];
    private readonly double[] _gain = new double[Quantum.Frames];
    private Channel[] _channels = [];
    private double _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "de-plosive", "De-plosive", Category.Restoration, version: 1, "Lowers the thump of p and b on a microphone.",
        source: "y = x - (1 - g) low(x); g from the RMS of low over that of the rest; low: Kaiser-windowed sinc", [Frequency, Threshold, Range, Release]);

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        var reach = (int)(ReachSeconds * _sampleRate);
        var ahead = (int)(AheadSeconds * _sampleRate);
        var impulse = new PartitionedImpulse(LowPass(reach, context.Settings[Frequency] / _sampleRate), Quantum.Frames);
        _channels = PerChannel.Make(context.Channels, () => new Channel(impulse, reach, ahead));
        Latency = reach + ahead;
        Tail = reach + ahead;
    }

    public void Process(in Work work)
    {
        var step = TimeConstant.Step(LevelSeconds, _sampleRate);
        var curve = new CompressorCurve(work[Threshold], double.PositiveInfinity, Knee, work[Range]);
        var times = ReductionTimes.Manual(AttackSeconds, work[Release] / 1000, _sampleRate);
        for (var c = 0; c < _channels.Length; c++)
        {
            var channel = _channels[c];
            channel.Measure(work.Audio[c], work.Position, step, _level, _rest);
            for (var i = 0; i < Quantum.Frames; i++)
            {
                _level[i] /= _rest[i] + QuietLevel;
            }

            Decibels.FromGain(_level, _level);
            curve.Reduction(_level, _level);
            channel.Smoother.Process(_level, times);
            Gains.FromReduction(_level, 0, 0, _gain);
            channel.Lower(work.Audio[c], _gain);
        }
    }

    public void Reset() => Array.ForEach(_channels, c => c.Reset());

    private static double[] LowPass(int reach, double frequency)
    {
        var taps = new double[(2 * reach) + 1];
        Windows.Kaiser(taps, KaiserBeta);
        var sum = 0.0;
        for (var n = -reach; n <= reach; n++)
        {
            taps[n + reach] *= n == 0 ? 2 * frequency : DetMath.Sin(2 * Math.PI * frequency * n) / (Math.PI * n);
            sum += taps[n + reach];
        }

        Kernel.Scale(taps, 1 / sum, taps);
        return taps;
    }

    private sealed class Channel(PartitionedImpulse impulse, int reach, int ahead)
    {
        private readonly QuantumConvolver _filter = new(impulse);
        private readonly IntegerDelay _aligned = new(1, reach);
        private readonly IntegerDelay _audio = new(1, ahead);
        private readonly IntegerDelay _lowDelay = new(1, ahead);
        private readonly LevelDetector _lowLevel = new();
        private readonly LevelDetector _restLevel = new();
        private readonly double[] _low = new double[Quantum.Frames];

        public ReductionSmoother Smoother { get; } = new();

        public void Measure(Span<double> audio, long position, double step, Span<double> level, Span<double> rest)
        {
            audio.CopyTo(_low);
            _filter.Process(position, _low);
            _aligned.Process(audio);
            Kernel.Subtract(audio, _low, level);
            _restLevel.Rms(level, rest, step);
            _lowLevel.Rms(_low, level, step);
            _audio.Process(audio);
            _lowDelay.Process(_low);
        }

        public void Lower(Span<double> audio, ReadOnlySpan<double> gain)
        {
            for (var i = 0; i < audio.Length; i++)
            {
                audio[i] -= (1 - gain[i]) * _low[i];
            }
        }

        public void Reset()
        {
            _filter.Reset();
            _aligned.Reset();
            _audio.Reset();
            _lowDelay.Reset();
            _lowLevel.Reset();
            _restLevel.Reset();
            Smoother.Reset();
        }
    }
}
