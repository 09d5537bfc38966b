using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// The passive network of the Pultec EQP-1A in two parts that lie decades apart. Source: the 10 kilohm high-boost potentiometer in series (between
/// its wiper and the source lies the resonant branch), then to ground the 1 kilohm foot with the low-boost potentiometer and its capacitor in
/// parallel below, then in series the low-attenuation potentiometer and its capacitor in parallel, then the 10 kilohm load. The positions of the
/// potentiometers are found from the boost or attenuation in dB that each gives alone. Each part is normalized to the loss in the midband.
/// </summary>
internal static class ProgramNetwork
{
    /// <summary>Frequency in Hz that the sections of <see cref="Low"/> and <see cref="High"/> are in multiples of.</summary>
    internal const double Unit = 100;

    private const double Source = 10e3; // ohm
    private const double Foot = 1e3;
    private const double Load = 10e3;
    private const double LoadedFoot = Foot * Load / (Foot + Load);
    private const double Impedance = 2600; // of the coil at resonance: 1.8 to 3.4 kilohm, depending on the tap
    private const double Broadest = 2500; // bandwidth potentiometer
    private const double Sharpest = 100; // what the coil has of its own
    private const double Omega = 2 * Math.PI * Unit;

    private static readonly double[] BoostCapacitors = [2.2e-6, 1e-6, 0.47e-6, 0.33e-6];
    private static readonly double[] CutCapacitors = [100e-9, 47e-9, 22e-9, 15e-9];
    private static readonly double[] PeakFrequencies = [3000, 4000, 5000, 8000, 10000, 12000, 16000];
    private static readonly double[] HighCapacitors = [197e-9, 94e-9, 47e-9];

    /// <summary>The low part, 1 far above.</summary>
    /// <param name="position">Of the frequency switch.</param>
    /// <param name="boost">dB at 0 Hz without attenuation.</param>
    /// <param name="cut">dB at 0 Hz without boost.</param>
    internal static AnalogSection Low(int position, double boost, double cut)
    {
        // H = foot load' / (source (foot' + load') + foot' load'), the primes with what lies in series; flat: foot load / ...
        const double Flat = Foot * Load / ((Source * (Foot + Load)) + (Foot * Load));
        var boosted = DetMath.DbToGain(boost) * Flat;
        var boostResistance = boost == 0 ? 0 : (boosted * Source * Load / (Load - (boosted * (Source + Load)))) - Foot;
        var lowered = DetMath.DbToGain(-cut) * Flat;
        var cutResistance = cut == 0 ? 0 : (((Foot * Load / lowered) - (Source * Foot)) / (Source + Foot)) - Load;
        var (slowBoost, slowCut) = (boostResistance * BoostCapacitors[position] * Omega, cutResistance * CutCapacitors[position] * Omega);

        // Numerators and denominators of first order in s / Omega: the foot (f0 + f1 s) / (1 + slowBoost s), the load (l0 + l1 s) / (1 + slowCut s).
        var (f0, f1) = (Foot + boostResistance, Foot * slowBoost);
        var (l0, l1) = (Load + cutResistance, Load * slowCut);
        return new(
            Load * f0 / Flat,
            Load * (f1 + (f0 * slowCut)) / Flat,
            Load * f1 * slowCut / Flat,
            (Source * (f0 + l0)) + (f0 * l0),
            (Source * (f1 + (f0 * slowCut) + l1 + (l0 * slowBoost))) + (f0 * l1) + (f1 * l0),
            (Source * ((f1 * slowCut) + (l1 * slowBoost))) + (f1 * l1));
    }

    /// <summary>The resonant boost, 1 far from its frequency, which is returned in Hz.</summary>
    /// <param name="position">Of the frequency switch.</param>
    /// <param name="boost">dB at the resonance, as far as the potentiometer reaches.</param>
    /// <param name="bandwidth">Position of its potentiometer, 0 to 1.</param>
    internal static (AnalogSection Section, double Frequency) Peak(int position, double boost, double bandwidth)
    {
        // The branch of resistance r over the part x of the potentiometer: H = (1 + c (x + r) s + s^2) / (1 + c (x + r - x^2 / all) s + s^2).
        const double All = Source + LoadedFoot;
        var resistance = Sharpest + (bandwidth * (Broadest - Sharpest));
        var share = All * (1 - DetMath.DbToGain(-boost));
        var part = Math.Min(Source, (share + Math.Sqrt((share * share) + (4 * share * resistance))) / 2);
        return (new(1, (part + resistance) / Impedance, 1, 1, (part + resistance - (part * part / All)) / Impedance, 1), PeakFrequencies[position]);
    }

    /// <summary>The high attenuation, 1 far below: a capacitor and what is left of a potentiometer from the foot's node to ground.</summary>
    /// <param name="position">Of the frequency switch.</param>
    /// <param name="cut">dB far above.</param>
    internal static AnalogSection High(int position, double cut)
    {
        const double Node = Source * LoadedFoot / (Source + LoadedFoot);
        var gain = DetMath.DbToGain(-cut);
        var resistance = cut == 0 ? 0 : Node * gain / (1 - gain);
        var capacitor = HighCapacitors[position] * Omega;
        return new(1, capacitor * resistance, 0, 1, capacitor * (resistance + Node), 0);
    }
}
