using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Lookahead limiter. A first stage limits what an estimate of the true peak finds; a second one, twenty quanta long, reads the exact true peak of
/// what is left, by the kernel of <see cref="Dsp.TruePeak.TruePeakKernel"/> and over the full band, and lowers the gain around what still exceeds
/// the ceiling, a quarter more in dB than the peak needs, so that what its own gain adds between the samples is covered. Both change the gain only.
/// </summary>
public sealed class Limiter : IProcessor<Limiter>
{
    private const int CorrectionLookahead = 256; // frames: short dips would add more between the samples than they take away

    // The grid of 16 misses up to 0.03 dB of the wave at 0.45 of the rate; what has to be limited anyway is limited by that much more.
    private const double Undershoot = 0.03; // dB

    // What the correction's own gain adds between the samples is a small share of it.
    private const double CorrectionExcess = 1.25;
    private const double CorrectionUndershoot = 0.06; // dB

    private static readonly Param Ceiling = Param.Decibels("ceiling", "Ceiling", -24, 0, -1, "level that no peak exceeds, dBTP, or dBFS where samples count");
    private static readonly Param Drive = Param.Decibels("drive", "Drive", -24, 36, 0, "gain before the limiter");
    private static readonly Param LookaheadTime = Param.Milliseconds("lookahead", "Lookahead", 0.5, 10, 1.5, "time over which the gain falls before a peak", Rate.Setup);
    private static readonly Param Release = Param.Milliseconds("release", "Release", 1, 2000, 60, "time in which the gain rises by 1 - 1/e of the way");
    private static readonly Param AutoRelease = Param.Toggle("auto-release", "Auto release", true, "short peaks recover in a twentieth of the release, what lasts in the whole");
    private static readonly Param Link = Param.Percent("link", "Channel link", 0, 100, 100, "how far every channel follows the one that is reduced most");
    private static readonly Param Peaks = Param.Choice("peaks", "Peaks", ["true", "sample"], "true", "what stays below the ceiling: the wave between the samples too, or samples only");

    private LimiterStage[] _stages = [];
    private double _sampleRate;
    private double _drive = double.NaN; // linear, at the end of the last quantum; NaN before the first

    public static ProcessorInfo Info { get; } = new(
        "limiter",
        "Limiter",
        Category.Dynamics,
        version: 2,
        "Keeps true peaks below a ceiling.",
        source: "own design: reduction per peak, sliding maximum, two-stage release, bell-shaped smoothing, then an exact true-peak pass",
        [Ceiling, Drive, LookaheadTime, Release, AutoRelease, Link, Peaks]);

    public int Latency { get; private set; }

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        var lookahead = Math.Max(1, (int)Math.Round(context.Settings[LookaheadTime] / 1000 * _sampleRate));
        var longestHold = (int)(LimiterTimes.LongestHold * _sampleRate) + 1;
        _stages = context.Settings[Peaks] == 0
            ? [
                new LimiterStage(context.Channels, PeakKind.Estimate, lookahead, longestHold, 1, Undershoot),
                new LimiterStage(context.Channels, PeakKind.True, CorrectionLookahead, 0, CorrectionExcess, CorrectionUndershoot),
            ]
            : [new LimiterStage(context.Channels, PeakKind.Sample, lookahead, longestHold, 1, 0)];
        Latency = _stages.Sum(s => s.Latency);
        Reset();
    }

    public void Reset()
    {
        Array.ForEach(_stages, s => s.Reset());
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

        var ceiling = DetMath.DbToGain(work[Ceiling]);
        var link = work[Link] / 100;
        var release = work[Release] / 1000;
        var times = work[AutoRelease] == 1 ? LimiterTimes.Automatic(release, _sampleRate) : LimiterTimes.Manual(release, _sampleRate);
        _stages[0].Process(work.Audio, ceiling, times, link);
        for (var s = 1; s < _stages.Length; s++)
        {
            _stages[s].Process(work.Audio, ceiling, LimiterTimes.None, link);
        }
    }
}
