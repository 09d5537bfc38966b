using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// A triode: plate current by N. Koren ("Improved vacuum-tube models for SPICE simulations", Glass Audio 8, 1996), with his constants; grid current
/// Gg (ln(1 + exp(Cg V))/Cg)^xi by K. Dempwolf and U. Zölzer ("A physically-motivated triode model for circuit simulations", DAFx 2011), with those
/// of their first 12AX7. Volts and amperes.
/// </summary>
/// <param name="Mu">Amplification factor.</param>
/// <param name="Exponent">Koren's Ex.</param>
/// <param name="PlateScale">Koren's Kg1.</param>
/// <param name="Knee">Koren's Kp.</param>
/// <param name="Curvature">Koren's Kvb.</param>
public readonly record struct Triode(double Mu, double Exponent, double PlateScale, double Knee, double Curvature)
{
    public static Triode Ecc83 { get; } = new(100, 1.4, 1060, 600, 300);

    public static Triode Ecc82 { get; } = new(21.5, 1.3, 1180, 84, 300);

    public static Triode Ecc88 { get; } = new(28, 1.3, 330, 320, 300);

    /// <summary>Plate current.</summary>
    /// <param name="plate">Plate to cathode, above 0.</param>
    /// <param name="grid">Grid to cathode.</param>
    public double PlateCurrent(double plate, double grid)
    {
        var x = Knee * ((1 / Mu) + (grid / Math.Sqrt(Curvature + (plate * plate))));
        var e = plate / Knee * (x > 40 ? x : DetMath.Log(1 + DetMath.Exp(x)));
        return e <= 0 ? 0 : 2 * DetMath.Pow(e, Exponent) / PlateScale;
    }

    /// <summary>Grid current.</summary>
    public static double GridCurrent(double grid)
    {
        var x = 9.901 * grid;
        return x < -60 ? 0 : 6.177e-4 * DetMath.Pow((x > 40 ? x : DetMath.Log(1 + DetMath.Exp(x))) / 9.901, 1.314);
    }
}
