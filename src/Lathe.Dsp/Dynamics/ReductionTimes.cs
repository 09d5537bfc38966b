namespace Lathe.Dsp.Dynamics;

/// <summary>The times of a <see cref="ReductionSmoother"/> as shares of the remaining way per frame (<see cref="TimeConstant.Step"/>).</summary>
public readonly struct ReductionTimes
{
    // A passage that lasts a few releases is sustained; what it leaves recovers several releases long. The ratios are this project's choice.
    private const double ChargeReleases = 3;
    private const double RecoverReleases = 6;

    // exp(-745) is 0 in a double.
    private const double AtOnce = 745;

    private ReductionTimes(double attack, double release, double charge, double recover, double sampleRate)
    {
        Attack = TimeConstant.Step(attack, sampleRate);
        Release = TimeConstant.Step(release, sampleRate);
        Charge = charge > 0 ? TimeConstant.Step(charge, sampleRate) : 0;
        Recover = charge > 0 ? TimeConstant.Step(recover, sampleRate) : 0;
        AttackRate = Math.Min(AtOnce, 1 / (attack * sampleRate));
        ReleaseRate = Math.Min(AtOnce, 1 / (release * sampleRate));
    }

    public double Attack { get; }

    public double Release { get; }

    /// <summary>Rise of the sustained stage; 0 where there is none.</summary>
    public double Charge { get; }

    /// <summary>Fall of the sustained stage.</summary>
    public double Recover { get; }

    /// <summary>Time constants of a rise that pass in a frame.</summary>
    public double AttackRate { get; }

    /// <summary>Time constants of a fall that pass in a frame.</summary>
    public double ReleaseRate { get; }

    /// <summary>True where a reduction that lasts recovers slowly.</summary>
    public bool IsAutomatic => Charge > 0;

    /// <param name="attack">Seconds to 1 - 1/e of a rise.</param>
    /// <param name="release">Seconds to 1 - 1/e of a fall.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static ReductionTimes Manual(double attack, double release, double sampleRate) => new(attack, release, 0, 0, sampleRate);

    /// <summary>
    /// Program-dependent release in two stages: a short peak recovers with the release; a reduction that lasts charges a second stage (time
    /// constant of 3 releases), which recovers over 6 releases, and the greater of the two counts.
    /// </summary>
    /// <inheritdoc cref="Manual"/>
    public static ReductionTimes Automatic(double attack, double release, double sampleRate) =>
        new(attack, release, ChargeReleases * release, RecoverReleases * release, sampleRate);

    /// <summary>The same with any times of the second stage.</summary>
    /// <param name="attack">Seconds to 1 - 1/e of a rise.</param>
    /// <param name="release">Seconds to 1 - 1/e of a fall after a short peak.</param>
    /// <param name="charge">Seconds in which a reduction that lasts charges the second stage to 1 - 1/e; 0 for no second stage.</param>
    /// <param name="recover">Seconds to 1 - 1/e of the second stage's fall.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static ReductionTimes TwoStage(double attack, double release, double charge, double recover, double sampleRate) =>
        new(attack, release, charge, recover, sampleRate);
}
