using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Lookahead limiter in two stages, fast for peaks and slow for what lasts (<see cref="LimiterLaw"/>, <see cref="LimiterStyle"/>), and a third that
/// makes the promise true: see <see cref="PeakLimiter"/>. All change the gain only. Its latency is the lookahead, a quantum for the estimate of the
/// true peak, 256 frames for the correction's window, and twenty quanta for the published true-peak kernel, which rings that long because it is
/// flat to 0.48 of the rate; limiting samples costs the lookahead only.
/// </summary>
public sealed class Limiter : IProcessor<Limiter>
{
    private static readonly Param Ceiling = Param.Decibels("ceiling", "Ceiling", -24, 0, -1, "level that no peak exceeds, dBTP, or dBFS where samples count");
    private static readonly Param Drive = Param.Decibels("drive", "Drive", -24, 36, 0, "gain before the limiter");
    private static readonly Param Style = Param.Choice(
        "style", "Style", LimiterStyle.Names, "transparent",
        "its laws: transparent rides what lasts 0.1 s; punchy 0.3 s and slowly; aggressive leaves nearly all to the fast stage; smooth rides early; bass keeps the shape of tones down to 20 Hz");

    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0.1, 10, 0.7, "time over which the gain falls before a peak", Rate.Setup);
    private static readonly Param Attack = Param.Milliseconds("attack", "Attack", 0, 1000, 20, "time in which the slow stage takes over what lasts, 1 - 1/e of the way");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 1, 10000, 100, "time in which the slow stage lets go, 1 - 1/e of the way");
    private static readonly Param AutoRelease = Param.Toggle("auto-release", "Auto release", true, "what has lasted is let go up to five times as slowly");
    private static readonly Param TransientLink = Param.Percent(
        "transient-link", "Transient link", 0, 100, 100, "how far every channel follows the one that is reduced most, in the fast stage; never the low-frequency channel", Rate.Setup);

    private static readonly Param ReleaseLink = Param.Percent("release-link", "Release link", 0, 100, 100, "the same of the slow stage", Rate.Setup);
    private static readonly Param Peaks = Param.Choice("peaks", "Peaks", ["true", "sample"], "true", "what stays below the ceiling: the wave between the samples too, or samples only");

    private PeakLimiter? _limiter;
    private LimiterStyle _style = LimiterStyle.All[0];
    private double _drive = double.NaN; // linear, at the end of the last quantum; NaN before the first

    public static ProcessorInfo Info { get; } = new(
        "limiter",
        "Limiter",
        Category.Dynamics,
        version: 4,
        "Keeps true peaks below a ceiling.",
        source: "own design: reduction per peak; fast stage of sliding maximum and release; slow stage of opening (least of the greatest), attack and release; bell-shaped smoothing; exact true-peak pass",
        [Ceiling, Drive, Style, LookaheadTime, Attack, Release, AutoRelease, TransientLink, ReleaseLink, Peaks]);

    public int Latency => _limiter?.Latency ?? 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _style = LimiterStyle.All[(int)settings[Style]];
        _limiter = new PeakLimiter(
            settings[Peaks] == 0,
            context.Format.Layout,
            settings[TransientLink] / 100,
            settings[ReleaseLink] / 100,
            Math.Max(1, (int)Math.Round(settings[LookaheadTime] / 1000 * context.SampleRate)),
            _style.Law(settings[Attack], settings[Release], settings[AutoRelease] == 1),
            context.SampleRate);
        Reset();
    }

    public void Reset()
    {
        _limiter?.Reset();
        _drive = double.NaN;
    }

    public void Process(in Work work)
    {
        var drive = DetMath.DbToGain(work[Drive]);
        var before = double.IsNaN(_drive) ? drive : _drive;
        _drive = drive;
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            Gains.Ramp(work.Audio[c], before, drive, work.Audio[c]);
        }

        _limiter!.Process(work.Audio, DetMath.DbToGain(work[Ceiling]), _style.Law(work[Attack], work[Release], work[AutoRelease] == 1));
    }
}
