using Lathe.Dsp.Numerics;

namespace Lathe.Engine.Console;

/// <summary>
/// Gains of left and right for a place between them. A law of c dB takes the sine and cosine of the angle to the power c / 3.0103, so that
/// -3 dB keeps the power and -6 dB the sum of the voltages; 0 dB fades the far side alone, in a straight line.
/// </summary>
internal enum PanLaw
{
    Minus3,
    Minus2Point5,
    Minus4Point5,
    Minus6,
    Zero,
}

internal static class PanLaws
{
    private const double HalfPower = 3.0102999566398120;

    /// <summary>Gain of the right side of a mono signal; that of the left is this one of the negated place.</summary>
    /// <param name="law">The law.</param>
    /// <param name="pan">-100 to 100.</param>
    public static double Right(this PanLaw law, double pan)
    {
        var place = (pan + 100) / 200;
        if (law == PanLaw.Zero)
        {
            return Math.Min(1, 2 * place);
        }

        // The ends and the sine's symmetry are exact: hard left is silence on the right, and the center is equal on both sides.
        var sine = place <= 0 ? 0 : place >= 1 ? 1 : DetMath.Sin(place * (Math.PI / 2));
        return law switch
        {
            PanLaw.Minus3 => sine,
            PanLaw.Minus6 => sine * sine,
            PanLaw.Minus4Point5 => sine * Math.Sqrt(sine),
            _ => sine == 0 ? 0 : DetMath.Pow(sine, 2.5 / HalfPower),
        };
    }

    /// <summary>Balance of a stereo signal: the law relative to its center, where nothing is ever raised above unity.</summary>
    public static double BalanceRight(this PanLaw law, double pan) => pan >= 0 ? 1 : Math.Min(1, law.Right(pan) / law.Right(0));
}
