namespace Lathe.Mastering.Loudness;

/// <summary>One render of the limiter.</summary>
/// <param name="Drive">dB.</param>
/// <param name="Integrated">LUFS.</param>
/// <param name="Excess">How far the hardest constraint is passed, dB of drive; 0 or less where all hold.</param>
/// <param name="Constraint">The constraint that is nearest, with figures.</param>
internal sealed record DriveTrial(double Drive, double Integrated, double Excess, string Constraint)
{
    public bool IsAllowed => Excess <= 0;
}

/// <summary>
/// Finds the drive that gives a loudness: the secant between the two nearest trials, and where a constraint is passed, back by as much as it was
/// passed. Drives are multiples of <see cref="Step"/>.
/// </summary>
internal sealed class DriveSearch(double target)
{
    /// <summary>What a drive is rounded to, dB.</summary>
    public const double Step = 0.01;

    /// <summary>Nearer than this there is nothing to gain, LU: what one step changes.</summary>
    public const double Enough = 0.012;

    // How near a constraint the search ends, dB.
    private const double Margin = 0.25;
    private const double Lowest = -24;
    private const double Highest = 36;

    private readonly List<DriveTrial> _trials = [];

    public int Count => _trials.Count;

    public void Add(DriveTrial trial) => _trials.Add(trial);

    /// <summary>The best trial so far that no constraint forbids, or null.</summary>
    public DriveTrial? Best => _trials.Where(t => t.IsAllowed).MinBy(t => Math.Abs(t.Integrated - target));

    /// <summary>What to keep: the best, or else what passes its constraints by least.</summary>
    public DriveTrial? Choice => Best ?? _trials.MinBy(t => t.Excess);

    /// <summary>The least drive that a constraint forbade, or null.</summary>
    public DriveTrial? Forbidden => _trials.Where(t => !t.IsAllowed).MinBy(t => t.Drive);

    /// <summary>The next drive to try, or null where the search has ended.</summary>
    public double? Next()
    {
        var best = Best;
        if (best is not null && Math.Abs(best.Integrated - target) <= Enough)
        {
            return null;
        }

        var forbidden = Forbidden;
        if (best is null)
        {
            return New(forbidden!.Drive - forbidden.Excess - (Margin / 2));
        }

        if (best.Integrated < target && best.Excess > -Margin && forbidden is not null)
        {
            return null;
        }

        var wanted = best.Drive + ((target - best.Integrated) * Slope(best));
        if (forbidden is not null && wanted >= forbidden.Drive)
        {
            wanted = Math.Max(forbidden.Drive - forbidden.Excess - (Margin / 2), (best.Drive + forbidden.Drive) / 2);
        }

        return New(wanted);
    }

    // dB of drive for each LU, from the trial next to this one on the side of the target; 1 to 4, since a limiter only flattens.
    private double Slope(DriveTrial best)
    {
        var other = _trials.Where(t => t != best && t.Drive != best.Drive).MinBy(t => Math.Abs(t.Integrated - target));
        var rise = other is null ? 0 : (other.Integrated - best.Integrated) / (other.Drive - best.Drive);
        return rise > 0 ? Math.Clamp(1 / rise, 0.9, 4) : 1.2;
    }

    private double? New(double drive)
    {
        var rounded = Math.Clamp(Math.Round(drive / Step) * Step, Lowest, Highest);
        rounded = Math.Round(rounded, 2);
        return _trials.Any(t => t.Drive == rounded) ? null : rounded;
    }
}
