namespace Lathe.Dsp.Dynamics;

/// <summary>How a limiter's reduction recovers.</summary>
public readonly struct LimiterTimes
{
    /// <summary>Seconds for which peaks are held where a steady gain is wanted: half a period of 50 Hz.</summary>
    public const double LongestHold = 0.01;

    private const double HoldOfRelease = 0.1;
    private const double TransientOfRelease = 0.05;
    private const double ChargeReleases = 3;

    private LimiterTimes(ReductionTimes transient, int hold, ReductionTimes sustained, int sustainedHold)
    {
        Transient = transient;
        Hold = hold;
        Sustained = sustained;
        SustainedHold = sustainedHold;
    }

    /// <summary>No release: the reduction ends with the smoothing window.</summary>
    public static LimiterTimes None { get; } = new(ReductionTimes.Manual(0, 0, 1), 0, default, 0);

    internal ReductionTimes Transient { get; }

    internal int Hold { get; }

    internal ReductionTimes Sustained { get; }

    internal int SustainedHold { get; }

    internal bool HasSustained => SustainedHold > 0;

    /// <summary>One stage. Peaks are held for a tenth of the release, 10 ms at most, so that the gain does not follow the waves of a low tone.</summary>
    /// <param name="release">Seconds to 1 - 1/e of the way, hold included.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static LimiterTimes Manual(double release, double sampleRate)
    {
        var hold = (int)(Math.Min(LongestHold, HoldOfRelease * release) * sampleRate);
        return new(ReductionTimes.Manual(0, release - (hold / sampleRate), sampleRate), hold, default, 0);
    }

    /// <summary>
    /// Two stages, of which the greater reduction counts. The transient stage recovers over a twentieth of the release. The sustained stage
    /// follows peaks held for 10 ms: it rises over three releases and recovers over one, and steadies what lasts.
    /// </summary>
    /// <param name="release">Seconds.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static LimiterTimes Automatic(double release, double sampleRate) => new(
        ReductionTimes.Manual(0, TransientOfRelease * release, sampleRate),
        0,
        ReductionTimes.Manual(ChargeReleases * release, release, sampleRate),
        (int)(LongestHold * sampleRate) + 1);
}
