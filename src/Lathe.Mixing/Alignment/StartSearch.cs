using System.Collections.Immutable;
using Lathe.Mixing.Intake;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Alignment;

/// <summary>
/// Finds stems that start late or early, or are turned over, against others that hear the same: spot microphones of a kit against overheads and room,
/// and recordings of one instrument against each other. Distances that sound travels in a room stay.
/// </summary>
internal sealed class StartSearch
{
    /// <summary>Start errors below this are microphone distances, seconds.</summary>
    private const double LeastError = 0.005;

    /// <summary>The same where only strokes agree, not waveforms.</summary>
    private const double LeastLikelyError = 0.012;

    /// <summary>Sound needs so long to overheads (about one meter) and to room microphones, seconds.</summary>
    private const double OverheadDistance = 0.003;

    private const double RoomDistance = 0.012;

    private readonly IntakeStem[] _stems;
    private readonly int _rate;
    private readonly CancellationToken _cancellation;
    private readonly List<Decision> _decisions = [];
    private readonly List<Finding> _findings = [];

    private StartSearch(ImmutableArray<IntakeStem> stems, int rate, CancellationToken cancellation) =>
        (_stems, _rate, _cancellation) = ([.. stems], rate, cancellation);

    public static StartSearchResult Run(ImmutableArray<IntakeStem> stems, int rate, CancellationToken cancellation)
    {
        var search = new StartSearch(stems, rate, cancellation);
        search.AlignKit();
        search.AlignTwins();
        return new StartSearchResult([.. search._stems], [.. search._decisions], [.. search._findings]);
    }

    private void AlignKit()
    {
        var spots = _stems.Where(s => s.Role.Role is Roles.Kick or Roles.Snare or Roles.Toms or Roles.HiHat).ToArray();
        var isFirst = true;
        foreach (var far in _stems.Where(s => s.Role.Role is Roles.Overheads or Roles.Room).OrderBy(s => s.Role.Role != Roles.Overheads).ToArray())
        {
            _cancellation.ThrowIfCancellationRequested();
            var natural = far.Role.Role == Roles.Overheads ? OverheadDistance : RoomDistance;
            var estimates = spots.Where(s => Comparable(s, far)).Select(s => StartEstimate.Of(s, far)).ToArray();
            var known = estimates.Where(e => e.IsSure && e.Coarse.Clearness > 1.1).ToArray();
            if (known.Length == 0)
            {
                known = [.. estimates.Where(e => e.IsLikely)];
            }

            if (known.Length == 0)
            {
                continue;
            }

            var middle = known.Select(e => e.Seconds).Order().ElementAt(known.Length / 2);
            estimates = [.. estimates.Select(e => known.Contains(e) ? e : e.Around(far, middle))];
            Compare(far, estimates, known, middle, natural);
            if (isFirst)
            {
                Turn(far, [.. estimates.Where(e => e.IsSure)]);
                isFirst = false;
            }
        }
    }

    /// <summary>Moves the far microphone where all agree that it is off, or the one spot microphone that disagrees with the others.</summary>
    private void Compare(IntakeStem far, StartEstimate[] estimates, StartEstimate[] known, double middle, double natural)
    {
        // Rooms differ: what could be a distance of up to ten meters is one.
        var error = far.Role.Role == Roles.Room && middle is > 0 and < 0.03 ? 0 : middle - natural;
        var odd = known.Where(e => e.IsSure && Math.Abs(e.Seconds - middle) > LeastError).ToArray();
        if (odd.Length > 0 && known.Length >= 3 && odd.Length * 2 < known.Length)
        {
            foreach (var one in odd)
            {
                Move(one.Near, one.Seconds - middle, one, far.Name, "It falls together with the other microphones again.");
            }
        }

        var sure = known.Any(e => e.IsSure);
        if (odd.Length == 0 && Math.Abs(error) > (sure ? LeastError : LeastLikelyError))
        {
            var best = known.MaxBy(e => Math.Abs(e.Fine.Correlation))!;
            Move(far, -error, best, best.Near.Name, Invariant($"It stands {1000 * natural:F0} ms behind the spot microphones, the way of sound to it; strokes no longer double."));
        }
        else if (estimates.FirstOrDefault(e => e.IsSure) is { } fine)
        {
            _decisions.Add(new Decision(
                $"start/{far.Id}", "alignment", far.Id, Invariant($"{1000 * fine.Seconds:F1} ms behind {fine.Near.Name}"), "left as it is",
                "That is the distance of the microphones.", Math.Min(1, Math.Abs(fine.Fine.Correlation) + 0.2), [], Made: false));
        }
    }

    /// <summary>Turns what hears the kit upside down: one spot microphone against the others, or the overheads against all.</summary>
    private void Turn(IntakeStem far, StartEstimate[] sure)
    {
        var turned = sure.Where(e => e.Fine.Correlation < 0).ToArray();
        if (turned.Length > 1 && turned.Length == sure.Length)
        {
            Turn(far, turned[0], "all spot microphones");
            return;
        }

        foreach (var one in turned.Where(e => sure.Length > turned.Length || e.Fine.Correlation < -0.6))
        {
            Turn(one.Near, one, far.Name);
        }
    }

    /// <summary>Recordings of one instrument at once, such as line and amplifier.</summary>
    private void AlignTwins()
    {
        for (var i = 0; i < _stems.Length; i++)
        {
            for (var k = i + 1; k < _stems.Length; k++)
            {
                _cancellation.ThrowIfCancellationRequested();
                var (first, second) = (_stems[i], _stems[k]);
                if (first.Role.Role != second.Role.Role || Balance.Groups.IsKit(first.Role.Role) || !Comparable(first, second) || first.Files[0].Hash == second.Files[0].Hash)
                {
                    continue;
                }

                var coarse = CoarseLag.Find(first.Motion, second.Motion);
                if (coarse.Correlation < 0.6)
                {
                    continue;
                }

                var estimate = new StartEstimate(first, coarse, FineLag.Find(first, second, coarse.Milliseconds));
                if (!estimate.IsSure || Math.Abs(estimate.Fine.Correlation) < 0.5)
                {
                    continue;
                }

                if (Math.Abs(estimate.Seconds) > LeastError)
                {
                    Move(second, -estimate.Seconds, estimate, first.Name, "Both recordings of the instrument fall together.");
                }

                if (estimate.Fine.Correlation < 0)
                {
                    Turn(second, estimate, first.Name);
                }
            }
        }
    }

    private void Move(IntakeStem stem, double seconds, StartEstimate estimate, string against, string expected)
    {
        var index = Array.FindIndex(_stems, s => s.Id == stem.Id);
        var shift = (long)Math.Round(seconds * _rate);
        _stems[index] = _stems[index] with { Shift = shift };
        var confidence = estimate.IsSure ? Math.Min(0.98, 0.6 + (0.5 * Math.Abs(estimate.Fine.Correlation))) : 0.6;
        var measured = Invariant(
            $"starts {Math.Abs(1000 * estimate.Seconds):F1} ms {(estimate.Seconds > 0 == (stem.Id != estimate.Near.Id) ? "after" : "before")} {against} (correlation {Math.Abs(estimate.Fine.Correlation):F2})");
        var edit = new Edit($"{stem.Id}/clips/1/{(shift < 0 ? "from" : "at")}", Invariant($"{Math.Abs(shift)} smp"));
        _decisions.Add(new Decision(
            $"start/{stem.Id}", "alignment", stem.Id, measured, Invariant($"{Math.Abs(1000 * seconds):F1} ms {(shift < 0 ? "earlier" : "later")}"), expected, confidence, [edit]));
        _findings.Add(new Finding(
            IntakeCodes.StartOffset, FindingSeverity.Warning, new FindingPlace(stem.Id), "It does not start together with what it was recorded with.", measured,
            Invariant($"within {1000 * LeastError:F0} ms of its place"), "It is moved in the session; the file stays.", [edit]));
    }

    private void Turn(IntakeStem stem, StartEstimate estimate, string against)
    {
        var index = Array.FindIndex(_stems, s => s.Id == stem.Id);
        _stems[index] = _stems[index] with { Inverted = true };
        var measured = Invariant($"correlation {estimate.Fine.Correlation:F2} with {against}");
        var edit = new Edit($"{stem.Id}/polarity", "inverted");
        _decisions.Add(new Decision(
            $"polarity/{stem.Id}", "alignment", stem.Id, measured, "polarity inverted", "The low end adds up instead of vanishing.",
            Math.Min(0.98, 0.55 + (0.5 * Math.Abs(estimate.Fine.Correlation))), [edit]));
        _findings.Add(new Finding(
            IntakeCodes.PolarityFlip, FindingSeverity.Warning, new FindingPlace(stem.Id), "Its waveform is turned over against what it was recorded with.", measured,
            "positive correlation", "Its polarity is inverted in the session; the file stays.", [edit]));
    }

    private static bool Comparable(IntakeStem a, IntakeStem b) => a.Measurement.Format.SampleRate == b.Measurement.Format.SampleRate;
}
