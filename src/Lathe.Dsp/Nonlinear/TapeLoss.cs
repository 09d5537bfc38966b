using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// What playback loses at short wavelengths l = v/f: spacing exp(-2 pi d/l), gap sin(pi g/l)/(pi g/l), thickness (1 - exp(-2 pi t/l))/(2 pi t/l)
/// (R. L. Wallace, "The reproduction of magnetically recorded signals", Bell System Technical Journal 30, 1951). The machine is taken as aligned: what
/// a coating of <see cref="AlignedThickness"/> and a gap of <see cref="AlignedGap"/> without spacing lose, its equalizer gives back.
/// </summary>
public static class TapeLoss
{
    /// <summary>Meters.</summary>
    public const double AlignedThickness = 12e-6;

    /// <summary>Meters.</summary>
    public const double AlignedGap = 3e-6;

    /// <summary>Shelves that <see cref="Design"/> sets.</summary>
    public const int Sections = 4;

    private const double Lowest = 1400;
    private const double Floor = -60;

    /// <summary>Loss against the aligned machine at a frequency, dB, not below -60.</summary>
    /// <param name="hertz">Frequency.</param>
    /// <param name="speed">Of the tape, m/s.</param>
    /// <param name="spacing">Of tape and head, m; below 0 for what less bias than nominal gains.</param>
    /// <param name="gap">Of the playback head, m.</param>
    /// <param name="thickness">Of the coating, m.</param>
    public static double Decibels(double hertz, double speed, double spacing, double gap, double thickness)
    {
        var k = 2 * Math.PI * hertz / speed;
        var gain = DetMath.Exp(-k * spacing) * Gap(k, gap) / Gap(k, AlignedGap) * Thickness(k, thickness) / Thickness(k, AlignedThickness);
        return Math.Max(Floor, DetMath.GainToDb(gain));
    }

    /// <summary>Shelves at 1.4, 2.8, 5.6 and 11.3 kHz whose gains add up to the loss an octave above each.</summary>
    public static void Design(BiquadCascade cascade, int first, double sampleRate, double speed, double spacing, double gap, double thickness)
    {
        var before = 0.0;
        for (var s = 0; s < Sections; s++)
        {
            var hertz = Lowest * (1 << s);
            var upper = Decibels(hertz * Math.Sqrt(2), speed, spacing, gap, thickness);
            cascade.MoveTo(first + s, BilinearDesign.Design(AnalogSection.HighShelf(upper - before, 0.6), hertz / sampleRate));
            before = upper;
        }
    }

    private static double Gap(double k, double gap)
    {
        var x = 0.5 * k * gap;
        return x < 1e-6 ? 1 : Math.Max(0.03, DetMath.Sin(Math.Min(x, Math.PI)) / x);
    }

    private static double Thickness(double k, double thickness)
    {
        var x = k * thickness;
        return x < 1e-6 ? 1 : (1 - DetMath.Exp(-x)) / x;
    }
}
