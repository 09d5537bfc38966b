using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Feed-forward compressor. Level (peak or RMS) of audio or key, in dB; static curve; smoothing of the reduction in dB; gain. With a peak detector
/// the greatest level of the last 2 % of the release (10 ms at most) counts, so that tones whose half period is shorter get a constant gain; the
/// release proper is shorter by as much, and the time to 1 - 1/e is the release to the frame.
/// </summary>
public sealed class Compressor : IProcessor<Compressor>
{
    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -80, 0, -18, "level above which the gain falls; the middle of the knee");
    private static readonly Param RatioParam = Param.Ratio("ratio", "Ratio", 1, double.PositiveInfinity, 4, "dB of input for each dB of output above the threshold");
    private static readonly Param Knee = Param.Decibels("knee", "Knee", 0, 36, 6, "width of the range in which the curve bends");
    private static readonly Param Attack = Param.Milliseconds("attack", "Attack", 0.05, 500, 10, "time in which the gain falls by 1 - 1/e of the way");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 1, 5000, 150, "time in which the gain rises by 1 - 1/e of the way");
    private static readonly Param AutoRelease = Param.Toggle("auto-release", "Auto release", false, "a reduction that lasts recovers six times as slowly as a short one");
    private static readonly Param Hold = Param.Milliseconds("hold", "Hold", 0, 500, 0, "time for which the gain stays before it rises");
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0, 20, 0, "time by which the detector is ahead of the audio, which is delayed", Rate.Setup);
    private static readonly Param Detector = Param.Choice("detector", "Detector", ["peak", "rms"], "peak", "what counts as level: magnitude or root mean square", Rate.Quantum);
    private static readonly Param RmsWindow = Param.Milliseconds("rms-window", "RMS window", 1, 1000, 10, "time constant of the mean square");
    private static readonly Param Makeup = Param.Decibels("makeup", "Makeup", -24, 36, 0, "gain after compression");
    private static readonly Param AutoMakeup = Param.Toggle("auto-makeup", "Auto makeup", false, "adds half the reduction that full scale would get");
    private static readonly Param Range = Param.Decibels("range", "Range", 0, 80, 80, "the greatest reduction");
    private static readonly Param Link = Param.Percent("link", "Channel link", 0, 100, 100, "how far every channel follows the loudest one");
    private static readonly Param KeyHighPass = KeyInput.HighPass();
    private static readonly Param KeyLowPass = KeyInput.LowPass();
    private static readonly Param KeyListen = KeyInput.ListenToKey();

    private readonly double[] _reduction = new double[Quantum.Frames];
    private readonly double[] _gain = new double[Quantum.Frames];
    private KeyInput _key = null!;
    private LevelDetector[] _detectors = [];
    private SlidingMaximum[] _holds = [];
    private double[][] _levels = [];
    private ReductionSmoother[] _smoothers = [];
    private IntegerDelay _lookahead = null!;
    private double _sampleRate;
    private double _makeup = double.NaN; // dB at the end of the last quantum; NaN before the first

    public static ProcessorInfo Info { get; } = new(
        "compressor",
        "Compressor",
        Category.Dynamics,
        version: 2,
        "Lowers the gain while the level lies above a threshold.",
        source: "Giannoulis, Massberg, Reiss, Digital Dynamic Range Compressor Design, JAES 60 (2012): log-domain smooth branching, quadratic knee",
        [Threshold, RatioParam, Knee, Attack, Release, AutoRelease, Hold, LookaheadTime, Detector, RmsWindow, Makeup, AutoMakeup, Range, Link,
            KeyHighPass, KeyLowPass, KeyListen])
    {
        HasKey = true,
    };

    public int Latency { get; private set; }

    /// <summary>That of the key's filters, which key listen makes heard.</summary>
    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        Latency = (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate);
        _key = new KeyInput(context);
        Tail = _key.Tail;
        var longest = (int)(PeakHold.Longest * _sampleRate) + (int)(Hold.Max / 1000 * _sampleRate) + 2;
        _detectors = PerChannel.Make(_key.Channels, () => new LevelDetector());
        _holds = PerChannel.Make(_key.Channels, () => new SlidingMaximum(longest));
        _levels = PerChannel.Make(_key.Channels, () => new double[Quantum.Frames]);
        _smoothers = PerChannel.Make(context.Channels, () => new ReductionSmoother());
        _lookahead = new IntegerDelay(context.Channels, Latency);
        Reset();
    }

    public void Reset()
    {
        _key.Reset();
        Array.ForEach(_detectors, d => d.Reset());
        Array.ForEach(_holds, h => h.Reset());
        Array.ForEach(_smoothers, s => s.Reset());
        _lookahead.Reset();
        _makeup = double.NaN;
    }

    public void Process(in Work work)
    {
        _key.Fill(work, work[KeyHighPass], work[KeyLowPass]);
        var peak = work[Detector] == 0;
        var release = work[Release] / 1000;
        var peakHold = peak ? PeakHold.Frames(release, _sampleRate) : 0;
        Measure(peak, work[RmsWindow] / 1000, 1 + peakHold + (int)Math.Round(work[Hold] / 1000 * _sampleRate));

        var curve = new CompressorCurve(work[Threshold], work[RatioParam], work[Knee], work[Range]);
        var releaseProper = release - (peakHold / _sampleRate);
        var times = work[AutoRelease] == 1
            ? ReductionTimes.Automatic(work[Attack] / 1000, releaseProper, _sampleRate)
            : ReductionTimes.Manual(work[Attack] / 1000, releaseProper, _sampleRate);
        var makeup = work[Makeup] + (work[AutoMakeup] == 1 ? curve.Reduction(0) / 2 : 0);

        var link = work[Link] / 100;
        var linked = link == 1 || _levels.Length != work.Audio.Channels;
        ChannelLink.ApplyInDecibels(_levels, linked ? 1 : link);
        var listen = work[KeyListen] == 1;
        if (listen)
        {
            _key.Listen(work.Audio);
        }

        _lookahead.Process(work.Audio);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var audio = work.Audio[c];
            if (c == 0 || !linked)
            {
                curve.Reduction(_levels[c], _reduction);
                _smoothers[c].Process(_reduction, times);
                Gains.FromReduction(_reduction, double.IsNaN(_makeup) ? makeup : _makeup, makeup, _gain);
            }
            else
            {
                _smoothers[c].CopyFrom(_smoothers[0]);
            }

            if (!listen)
            {
                Kernel.Multiply(audio, _gain, audio);
            }
        }

        _makeup = makeup;
    }

    private void Measure(bool peak, double rmsWindow, int window)
    {
        var step = TimeConstant.Step(rmsWindow, _sampleRate);
        for (var k = 0; k < _levels.Length; k++)
        {
            if (peak)
            {
                _detectors[k].Peak(_key[k], _levels[k]);
            }
            else
            {
                _detectors[k].Rms(_key[k], _levels[k], step);
            }

            _holds[k].Process(_levels[k], _levels[k], window);
        }
    }
}
