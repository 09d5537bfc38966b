using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Rendering;
using Lathe.Session.Findings;
using Lathe.Session.Master;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mastering.Loudness;

/// <summary>
/// Finds the drive of the chain's last limiter that brings the master to its loudness with the ceiling kept. What stands in front of the limiter
/// is rendered once; the limiter is rendered <see cref="MostRenders"/> times at most, and the last word has the master itself, measured.
/// </summary>
public static class LoudnessSolver
{
    /// <summary>A target is met within this, LU.</summary>
    public const double Tolerance = 0.1;

    public const int MostRenders = 6;

    /// <summary>The most that the limiter may take for more than 1 % of the time, dB.</summary>
    public const double MostReduction = 9;

    /// <summary>The least that the loudest three seconds stand below the ceiling, LU, unless the mix had less.</summary>
    public const double LeastPsr = 5;

    /// <param name="master">The document; its target decides, its source is not opened.</param>
    /// <param name="listening">Of the mix.</param>
    /// <param name="mix">The mix. Not disposed.</param>
    /// <param name="settings">Where and how to render.</param>
    /// <param name="progress">Gets the share done, 0 to 1.</param>
    /// <exception cref="MasteringException">The mix is silent or cannot be mastered.</exception>
    /// <exception cref="ArgumentException">The chain has errors; <see cref="MasterRenderer.Check"/> names them.</exception>
    public static SolvedMaster Solve(
        MasterDocument master, MixListening listening, IAudioSource mix, RenderSettings settings,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var goal = LoudnessGoal.Of(master.Target);
        var at = ChainLimiter.IndexIn(master.Chain);
        if (at < 0)
        {
            return WithoutLimiter(master, goal, mix, settings, progress, cancellation);
        }

        using var run = new LimiterRun(master.Chain[..at], mix, settings, Portion(0, 0.3), cancellation);
        if (run.Integrated is not { } unlimited)
        {
            throw new MasteringException("silent", "The mix is silent after the chain; there is nothing to bring to a loudness.");
        }

        var ceiling = Ceiling(master.Chain[at], goal.Ceiling);
        var floor = Math.Min(LeastPsr, listening.Mix.PsrMin ?? LeastPsr);
        var tail = master.Chain[at..].SetItem(0, ChainLimiter.With(master.Chain[at], "ceiling", Invariant($"{ceiling:0.##} dB")));
        var search = new DriveSearch(goal.Loudness);
        Limited? best = null;
        try
        {
            for (double? drive = Start(goal.Loudness - unlimited); drive is not null && search.Count < MostRenders; drive = search.Next())
            {
                var limited = run.Render(WithDrive(tail, drive.Value), drive.Value, Portion(0.3 + (0.1 * search.Count), 0.1), cancellation);
                search.Add(Judge(limited, ceiling, floor));
                if (search.Choice!.Drive == drive)
                {
                    best?.Dispose();
                    best = limited;
                }
                else
                {
                    limited.Dispose();
                }
            }

            return Finish(master, goal, best!, at, tail, search, progress, cancellation);
        }
        catch
        {
            best?.Dispose();
            throw;
        }

        IProgress<double>? Portion(double from, double share) => progress is null ? null : new PartOf(progress, from, share);
    }

    private static SolvedMaster Finish(
        MasterDocument master, LoudnessGoal goal, Limited best, int at, ImmutableArray<Insert> tail, DriveSearch search,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var measurement = Measurer.Measure(best.Audio, progress is null ? null : new PartOf(progress, 0.9, 0.1), cancellation);
        var reached = measurement.Integrated ?? double.NegativeInfinity;
        var met = Math.Abs(reached - goal.Loudness) <= Tolerance;
        var constraint = met ? null : search.Forbidden?.Constraint
            ?? Invariant($"{search.Count} renders did not come nearer; the drive is at {best.Drive:0.00} dB.");
        var outcome = new LoudnessOutcome(goal.Loudness, reached, met, constraint, best.Drive, best.Reading, search.Count);
        var document = master with { Chain = [.. master.Chain[..at], .. WithDrive(tail, best.Drive)] };
        return new SolvedMaster(document, best.Audio, measurement, outcome, Explain(document.Chain[at].Id, goal, measurement, outcome));
    }

    private static Decision Explain(string limiter, LoudnessGoal goal, Measurement master, LoudnessOutcome outcome) => new(
        "loudness/drive",
        "loudness",
        "master",
        Invariant($"{goal.Reason} True peak {master.TruePeak:0.00} dBTP under a ceiling of {goal.Ceiling:0.##} dBTP."),
        Invariant($"limiter drive {outcome.Drive:0.00} dB; reduction {outcome.Limiter.Greatest:0.0} dB at most, {outcome.Limiter.Mean:0.0} dB on average"),
        Invariant($"{outcome.Reached:0.00} LUFS; PSR {master.PsrMedian:0.0} LU in the middle, {master.PsrMin:0.0} LU at the least.") + (outcome.Constraint is null ? "" : $" {outcome.Constraint}"),
        outcome.IsMet ? 0.99 : 0.8,
        [new Edit($"master/{limiter}/drive", ChainLimiter.Text(outcome.Drive ?? 0))]);

    private static DriveTrial Judge(Limited limited, double ceiling, double floor)
    {
        var psr = ceiling - (limited.ShortTermMax ?? double.NegativeInfinity);
        var byPsr = floor - psr;
        var byReduction = limited.Reading.Exceeded - MostReduction;
        var excess = limited.Reading.ActiveShare == 0 ? Math.Min(0, Math.Max(byPsr, byReduction)) : Math.Max(byPsr, byReduction);
        var constraint = byPsr >= byReduction
            ? Invariant($"Louder, the loudest three seconds would stand less than {floor:0.0} LU below the ceiling: at {limited.Integrated:0.0} LUFS it is {psr:0.0} LU.")
            : Invariant($"Louder, the limiter would take more than {MostReduction:0} dB in over 1 % of the time: at {limited.Integrated:0.0} LUFS it takes {limited.Reading.Exceeded:0.0} dB.");
        return new DriveTrial(limited.Drive, limited.Integrated ?? double.NegativeInfinity, excess, constraint);
    }

    private static SolvedMaster WithoutLimiter(
        MasterDocument master, LoudnessGoal goal, IAudioSource mix, RenderSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var audio = MasterRenderer.Render(master, mix, settings, progress, cancellation);
        try
        {
            var measurement = Measurer.Measure(audio, null, cancellation);
            var reached = measurement.Integrated ?? throw new MasteringException("silent", "The master is silent.");
            var met = Math.Abs(reached - goal.Loudness) <= Tolerance;
            var outcome = new LoudnessOutcome(
                goal.Loudness, reached, met, met ? null : "The chain has no active limiter, so nothing sets its loudness.", null, LimiterReading.None, 0);
            var decision = new Decision(
                "loudness/drive", "loudness", "master", goal.Reason, "nothing: the chain has no active limiter", Invariant($"{reached:0.00} LUFS."), 0.9, [], Made: false);
            return new SolvedMaster(master, audio, measurement, outcome, decision);
        }
        catch
        {
            audio.Dispose();
            throw;
        }
    }

    private static ImmutableArray<Insert> WithDrive(ImmutableArray<Insert> tail, double drive) =>
        tail.SetItem(0, ChainLimiter.With(tail[0], "drive", ChainLimiter.Text(drive)));

    private static double Start(double drive) => Math.Round(Math.Clamp(drive, -24, 36), 2);

    // A ceiling written on the limiter itself counts where it is the lower one.
    private static double Ceiling(Insert limiter, double asked) =>
        limiter.Settings.FirstOrDefault(s => s.Path == "ceiling") is { } written
        && double.TryParse(written.Text.Split(' ')[0], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var own)
            ? Math.Min(own, asked)
            : asked;

    private sealed class PartOf(IProgress<double> progress, double from, double share) : IProgress<double>
    {
        public void Report(double value) => progress.Report(from + (share * value));
    }
}
