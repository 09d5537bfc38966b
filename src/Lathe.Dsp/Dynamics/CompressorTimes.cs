namespace Lathe.Dsp.Dynamics;

/// <summary>What a style makes of the attack and release that were set; seconds.</summary>
/// <param name="Attack">Of the detector alone.</param>
/// <param name="Release">Of the detector alone, after a short peak.</param>
/// <param name="Charge">Of the second stage of the release; 0 where there is none.</param>
/// <param name="Recover">Of the second stage, or of an optical cell at rest.</param>
public readonly record struct CompressorTimes(double Attack, double Release, double Charge, double Recover)
{
    // A mean square reaches 1 - 1/e of a step of 10 dB, in dB, after this many time constants: -ln(1 - (10^0.632 - 1) / 9).
    private const double TenDecibelStep = 0.45424;

    private static readonly double[] BusAttacks = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03];
    private static readonly double[] BusReleases = [0.1, 0.3, 0.6, 1.2];

    /// <param name="style">The style.</param>
    /// <param name="attack">As set, seconds.</param>
    /// <param name="release">As set, seconds.</param>
    /// <param name="automatic">Whether the release is automatic; for <see cref="CompressorStyle.Clean"/> and <see cref="CompressorStyle.Bus"/>.</param>
    public static CompressorTimes Of(CompressorStyle style, double attack, double release, bool automatic) => style switch
    {
        // Both of the power: the reduction takes the attack for a step of 10 dB, and falls by 8.7 dB in a release.
        CompressorStyle.Vca => new(attack / TenDecibelStep, release / 2, 0, 0),

        // The loop at 4:1 brings the attack down to what was set. Ranges of the 1176LN: 20 to 800 us, 50 to 1100 ms.
        CompressorStyle.Fet => Fet(4 * Math.Clamp(attack, 20e-6, 800e-6), Math.Clamp(release, 0.05, 1.1)),

        // With a release of 500 ms those of the LA-2A: 60 ms for the first half, half a second to five seconds for the rest.
        CompressorStyle.Opto => new(3 * attack, 0.12 * release, 0, release),

        // The Fairchild's position 5: 2 s for single peaks, 10 s for many, in the same proportion.
        CompressorStyle.VariMu => new(4 * attack, release, 2 * release, 5 * release),
        CompressorStyle.Bus when automatic => new(Nearest(BusAttacks, attack), BusReleases[0], 0.6, 1.2),
        CompressorStyle.Bus => new(Nearest(BusAttacks, attack), Nearest(BusReleases, release), 0, 0),
        _ => new(attack, release, automatic ? 3 * release : 0, automatic ? 6 * release : 0),
    };

    private static CompressorTimes Fet(double attack, double release) => new(attack, release / 3, release, release);

    /// <summary>The switch position that is nearest by ratio.</summary>
    private static double Nearest(double[] positions, double value)
    {
        var best = positions[0];
        foreach (var position in positions)
        {
            best = Math.Max(position / value, value / position) < Math.Max(best / value, value / best) ? position : best;
        }

        return best;
    }
}
