namespace Lathe.Dsp.Dynamics;

/// <summary>The times of a <see cref="ReductionSmoother"/> as shares of the remaining way per frame (<see cref="TimeConstant.Step"/>).</summary>
public readonly struct ReductionTimes
{
    // A passage that lasts a few releases is sustained; what it leaves recovers several releases long. The ratios are this project's choice.
    private const double ChargeReleases = 3;
    private const double RecoverReleases = 6;

    private ReductionTimes(double attack, double release, double charge, double recover)
    {
        Attack = attack;
        Release = release;
        Charge = charge;
        Recover = recover;
    }

    public double Attack { get; }

    public double Release { get; }

    /// <summary>Rise of the sustained stage; 0 where the release is not automatic.</summary>
    public double Charge { get; }

    /// <summary>Fall of the sustained stage.</summary>
    public double Recover { get; }

    public bool IsAutomatic => Charge > 0;

    /// <param name="attack">Seconds to 1 - 1/e of a rise.</param>
    /// <param name="release">Seconds to 1 - 1/e of a fall.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static ReductionTimes Manual(double attack, double release, double sampleRate) => new(
        TimeConstant.Step(attack, sampleRate), TimeConstant.Step(release, sampleRate), 0, 0);

    /// <summary>
    /// Program-dependent release in two stages: a short peak recovers with the release; a reduction that lasts charges a second stage (time
    /// constant of 3 releases), which recovers over 6 releases, and the greater of the two counts.
    /// </summary>
    /// <inheritdoc cref="Manual"/>
    public static ReductionTimes Automatic(double attack, double release, double sampleRate) => new(
        TimeConstant.Step(attack, sampleRate),
        TimeConstant.Step(release, sampleRate),
        TimeConstant.Step(ChargeReleases * release, sampleRate),
        TimeConstant.Step(RecoverReleases * release, sampleRate));
}
