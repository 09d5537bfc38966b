using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Compressor in six styles, downward and upward, that expands with ratios below 1. Level (peak, RMS or true peak) of audio or key, in dB; static
/// curve; smoothing of the reduction in dB; gain. With a peak detector the greatest level of the last 2 % of the release (10 ms at most) counts, so
/// that tones whose half period is shorter get a constant gain; the release proper is shorter by as much, and the time to 1 - 1/e is the release
/// to the frame.
/// </summary>
/// <remarks>
/// What the styles make of attack a and release r (times to 1 - 1/e of the way in dB):
/// <list type="bullet">
/// <item>clean: a and r as set; automatic release: r after a short peak, up to 6 r after a passage of many r.</item>
/// <item>vca (dbx 160, Blackmer detector on power): a for a step of 10 dB, 0.42 a for 20 dB, 0.18 a for 30 dB; falls by 8.7 dB in every r.</item>
/// <item>fet (UREI 1176LN, feedback): a of 20 to 800 us at 4:1, a fifth of it at 20:1; r of 50 to 1100 ms after a passage, a third of it after a
/// short peak; threshold and knee depend on the ratio.</item>
/// <item>opto (Teletronix LA-2A, cell T4, feedback): half of the reduction falls in 0.12 r, the rest in r after short or little light and in up to
/// 10 r after some seconds of 10 dB (60 ms, then 0.5 to 5 s with r = 500 ms).</item>
/// <item>vari-mu (Fairchild 670, feedback): a where the ratio has grown to 4:1, slower below; r after a single peak, 5 r after many.</item>
/// <item>bus (SSL 4000 G): attack and release snap to the nearest of 0.1, 0.3, 1, 3, 10, 30 ms and 0.1, 0.3, 0.6, 1.2 s; automatic release: 0.1 s
/// after a short peak, 1.2 s after a passage.</item>
/// </list>
/// </remarks>
public sealed class Compressor : IProcessor<Compressor>
{
    private static readonly Param Style = Param.Choice(
        "style", "Style", ["clean", "vca", "fet", "opto", "vari-mu", "bus"], "clean",
        "whose gain cell and detector it behaves like: clean keeps the times as set; vca is fast on great steps and falls evenly in dB; fet is very fast with a release in two stages; opto releases in two stages that depend on how long and how far; vari-mu is slow with a ratio that grows; bus has switched times");

    private static readonly Param Mode = Param.Choice(
        "mode", "Mode", ["downward", "upward"], "downward", "what the ratio acts on: what lies above the threshold, or what lies below it, which is lifted", Rate.Quantum);

    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", -80, 0, -18, "level beyond which the gain changes; the middle of the knee");
    private static readonly Param RatioParam = Param.Ratio("ratio", "Ratio", 0.5, double.PositiveInfinity, 4, "dB of input for each dB of output beyond the threshold; below 1 it expands");
    private static readonly Param Knee = Param.Decibels("knee", "Knee", 0, 72, 6, "width of the range in which the curve bends");
    private static readonly Param Attack = Param.Milliseconds("attack", "Attack", 0.005, 500, 10, "time in which the gain covers 1 - 1/e of the way when the level rises");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 1, 5000, 150, "time in which the gain covers 1 - 1/e of the way when the level falls");
    private static readonly Param AutoRelease = Param.Toggle("auto-release", "Auto release", false, "clean: a reduction that lasts recovers six times as slowly as a short one; bus: 0.1 s after a peak, 1.2 s after a passage");
    private static readonly Param Hold = Param.Milliseconds("hold", "Hold", 0, 500, 0, "time for which the gain stays before the release");
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0, 20, 0, "time by which the detector is ahead of the audio, which is delayed", Rate.Setup);
    private static readonly Param Detector = Param.Choice("detector", "Detector", ["peak", "rms", "true-peak"], "peak", "what counts as level: magnitude, root mean square, or the wave between the samples, which delays by 64 samples");
    private static readonly Param RmsWindow = Param.Milliseconds("rms-window", "RMS window", 1, 1000, 10, "time constant of the mean square");
    private static readonly Param Feedback = Param.Percent("feedback", "Feedback", 0, 100, 0, "share of the output in what the detector of clean and bus hears: it makes the times shorter the greater the ratio");
    private static readonly Param Makeup = Param.Decibels("makeup", "Makeup", -24, 36, 0, "gain after compression");
    private static readonly Param AutoMakeup = Param.Toggle("auto-makeup", "Auto makeup", false, "adds half the reduction that full scale would get");
    private static readonly Param Range = Param.Decibels("range", "Range", 0, 80, 80, "the greatest change of gain");
    private static readonly SidechainParams Key = new();

    private readonly double[] _gain = new double[Quantum.Frames];
    private Sidechain _sidechain = null!;
    private GainComputer[] _computers = [];
    private CompressorStyle _style;
    private LevelKind _level;
    private double _sampleRate;
    private double[] _values = []; // that the law was made of
    private CompressorLaw _law;
    private int _window; // frames over which the greatest level counts
    private double _rmsStep;
    private double _makeup = double.NaN; // dB at the end of the last quantum; NaN before the first

    public static ProcessorInfo Info { get; } = new(
        "compressor",
        "Compressor",
        Category.Dynamics,
        version: 4,
        "Lowers the gain while the level lies above a threshold, or lifts what lies below it, in the manner of six devices.",
        source: "Giannoulis, Massberg, Reiss, Digital Dynamic Range Compressor Design, JAES 60 (2012): log-domain smooth branching, quadratic knee; styles after dbx 160, UREI 1176LN, Teletronix LA-2A, Fairchild 670, SSL 4000 G",
        [Style, Mode, Threshold, RatioParam, Knee, Attack, Release, AutoRelease, Hold, LookaheadTime, Detector, RmsWindow, Feedback, Makeup, AutoMakeup,
            Range, .. Key.All])
    {
        HasKey = true,
    };

    public int Latency => _sidechain.Latency;

    public long Tail => _sidechain.Tail;

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _style = (CompressorStyle)(int)context.Settings[Style];
        _level = (LevelKind)(int)context.Settings[Detector];
        var lookahead = (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate);
        var longest = (int)(PeakHold.Longest * _sampleRate) + (int)(Hold.Max / 1000 * _sampleRate) + 2;
        _sidechain = new Sidechain(context, Key, _level, lookahead, longest);
        _computers = PerChannel.Make(context.Channels, () => new GainComputer());
        _values = new double[context.Settings.Values.Length];
        Array.Fill(_values, double.NaN);
        Reset();
    }

    public void Reset()
    {
        _sidechain.Reset();
        Array.ForEach(_computers, c => c.Reset());
        _makeup = double.NaN;
    }

    public void Process(in Work work)
    {
        if (!work.Values.SequenceEqual(_values))
        {
            work.Values.CopyTo(_values);
            Tune(work);
        }

        _sidechain.Process(work, _window, _rmsStep);
        var makeup = work[Makeup] + (work[AutoMakeup] == 1 ? _law.Curve.Reduction(0) / 2 : 0);
        var listens = _sidechain.Pass(work);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            if (c < _sidechain.Lanes)
            {
                FindGain(c, makeup);
            }
            else
            {
                _computers[c].CopyFrom(_computers[0]);
            }

            if (!listens)
            {
                Kernel.Multiply(work.Audio[c], _gain, work.Audio[c]);
            }
        }

        _makeup = listens ? _makeup : makeup;
    }

    private void Tune(in Work work)
    {
        var times = CompressorTimes.Of(_style, work[Attack] / 1000, work[Release] / 1000, work[AutoRelease] == 1);
        var hold = _level == LevelKind.Rms ? 0 : PeakHold.Frames(times.Release, _sampleRate);
        times = times with { Release = times.Release - (hold / _sampleRate) };
        _window = 1 + hold + (int)Math.Round(work[Hold] / 1000 * _sampleRate);
        _rmsStep = TimeConstant.Step(work[RmsWindow] / 1000, _sampleRate);
        _law = new CompressorLaw(
            _style, work[Threshold], work[RatioParam], work[Knee], work[Range], work[Mode] == 1, work[Feedback] / 100, times, _sampleRate);
    }

    private void FindGain(int lane, double makeup)
    {
        var levels = _sidechain[lane];
        if (makeup == _makeup || double.IsNaN(_makeup))
        {
            _computers[lane].Process(levels, _sidechain.Unit, _law, makeup, _gain);
            return;
        }

        _computers[lane].Process(levels, _sidechain.Unit, _law);
        Gains.FromReduction(levels, _makeup, makeup, _gain);
    }
}
