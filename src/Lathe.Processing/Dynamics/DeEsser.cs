using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// De-esser. It compares the level of a band with that of the whole signal (both RMS, 3 ms), so that it works the same on soft and on loud words,
/// and lowers the band (split: the signal less a share of the band, a bell's cut) or everything (wide) by what the band stands out too much.
/// </summary>
public sealed class DeEsser : IProcessor<DeEsser>
{
    private const double Window = 0.003; // seconds
    private const double Knee = 6; // dB
    private const double Ringing = 0.02; // seconds to -120 dB of the lowest and narrowest band
    private const double Highest = 0.45; // middle of the band, of the sample rate

    // Added to the whole signal's level: below about -70 dBFS nothing is sibilance.
    private const double QuietLevel = 3e-4;

    private static readonly Param Frequency = Param.Hertz("frequency", "Frequency", 2000, 16000, 6500, "middle of the band");
    private static readonly Param Bandwidth = Param.Number("bandwidth", "Bandwidth", 0.2, 4, 1.5, "width of the band in octaves");
    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -40, 0, -9, "level of the band against the whole signal above which it is lowered");
    private static readonly Param Range = Param.Decibels("range", "Range", 0, 24, 8, "the greatest reduction");
    private static readonly Param Attack = Param.Milliseconds("attack", "Attack", 0.05, 50, 1, "time in which the gain falls by 1 - 1/e of the way");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 5, 500, 40, "time in which the gain rises by 1 - 1/e of the way");
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0, 10, 0, "time by which the detector is ahead of the audio, which is delayed", Rate.Setup);
    private static readonly Param Mode = Param.Choice("mode", "Mode", ["split", "wide"], "split", "what is lowered: the band or everything", Rate.Quantum);
    private static readonly Param Link = Param.Percent("link", "Channel link", 0, 100, 100, "how far every channel follows the one with most sibilance");
    private static readonly Param Listen = Param.Toggle("listen", "Listen", false, "passes the band");

    private readonly double[] _gain = new double[Quantum.Frames];
    private Channel[] _channels = [];
    private double[][] _levels = [];
    private double _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "de-esser",
        "De-esser",
        Category.Dynamics,
        version: 1,
        "Lowers sibilance where it stands out.",
        source: "split: y = x - (1 - g) band(x); wide: y = g x; g from the level of the band against the whole",
        [Frequency, Bandwidth, Threshold, Range, Attack, Release, LookaheadTime, Mode, Link, Listen]);

    public int Latency { get; private set; }

    public long Tail => (long)(Ringing * _sampleRate);

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        Latency = (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate);
        _channels = PerChannel.Make(context.Channels, () => new Channel(Latency));
        _levels = PerChannel.Make(context.Channels, () => new double[Quantum.Frames]);
    }

    public void Reset() => Array.ForEach(_channels, c => c.Reset());

    public void Process(in Work work)
    {
        var step = TimeConstant.Step(Window, _sampleRate);
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Tune(Math.Min(work[Frequency] / _sampleRate, Highest), work[Bandwidth]);
            _channels[c].Measure(work.Audio[c], _levels[c], step);
        }

        var link = work[Link] / 100;
        ChannelLink.ApplyInDecibels(_levels, link);
        var curve = new CompressorCurve(work[Threshold], double.PositiveInfinity, Knee, work[Range]);
        var times = ReductionTimes.Manual(work[Attack] / 1000, work[Release] / 1000, _sampleRate);
        for (var c = 0; c < _channels.Length; c++)
        {
            var channel = _channels[c];
            channel.Delay(work.Audio[c]);
            if (c == 0 || link < 1)
            {
                curve.Reduction(_levels[c], _levels[c]);
                channel.Smoother.Process(_levels[c], times);
                Gains.FromReduction(_levels[c], 0, 0, _gain);
            }
            else
            {
                channel.Smoother.CopyFrom(_channels[0].Smoother);
            }

            if (work[Listen] == 1)
            {
                channel.Band.CopyTo(work.Audio[c]);
            }
            else if (work[Mode] == 1)
            {
                Kernel.Multiply(work.Audio[c], _gain, work.Audio[c]);
            }
            else
            {
                channel.LowerBand(work.Audio[c], _gain);
            }
        }
    }

    private sealed class Channel(int latency)
    {
        private readonly LevelDetector _whole = new();
        private readonly LevelDetector _part = new();
        private readonly IntegerDelay _audio = new(1, latency);
        private readonly IntegerDelay _delayedBand = new(1, latency);
        private readonly double[] _band = new double[Quantum.Frames];
        private readonly double[] _wholeLevels = new double[Quantum.Frames];
        private StateVariable _filter;
        private (double Frequency, double Bandwidth) _tuned;
        private double _damping; // 1 / q

        public ReductionSmoother Smoother { get; } = new();

        public ReadOnlySpan<double> Band => _band;

        public void Reset()
        {
            _filter.Reset();
            Smoother.Reset();
            _whole.Reset();
            _part.Reset();
            _audio.Reset();
            _delayedBand.Reset();
        }

        public void Tune(double frequency, double bandwidth)
        {
            if (_tuned == (frequency, bandwidth))
            {
                return;
            }

            // 1 / q = 2 sinh(ln 2 / 2 x octaves)
            _tuned = (frequency, bandwidth);
            _damping = DetMath.Exp2(bandwidth / 2) - DetMath.Exp2(-bandwidth / 2);
            _filter.Set(frequency, 1 / _damping);
        }

        /// <summary>Level of the band over that of the whole.</summary>
        public void Measure(ReadOnlySpan<double> audio, Span<double> levels, double step)
        {
            FindBand(audio);
            _part.Rms(_band, levels, step);
            _whole.Rms(audio, _wholeLevels, step);
            for (var i = 0; i < levels.Length; i++)
            {
                levels[i] /= _wholeLevels[i] + QuietLevel;
            }
        }

        // With a gain of 1 and no phase shift at its middle, so that what is left without it is a bell's cut.
        private void FindBand(ReadOnlySpan<double> audio)
        {
            var running = _filter;
            for (var i = 0; i < audio.Length; i++)
            {
                _band[i] = _damping * running.Next(audio[i]).Band;
            }

            running.Settle();
            _filter = running;
        }

        public void Delay(Span<double> audio)
        {
            _audio.Process(audio);
            _delayedBand.Process(_band);
        }

        public void LowerBand(Span<double> audio, ReadOnlySpan<double> gain)
        {
            for (var i = 0; i < audio.Length; i++)
            {
                audio[i] -= (1 - gain[i]) * _band[i];
            }
        }
    }
}
