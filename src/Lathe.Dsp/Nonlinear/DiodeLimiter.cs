using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>Two opposite strings of diodes, I = Is (exp(V/(n a VT)) - 1) forward and the same with b backward.</summary>
/// <param name="Saturation">Is, A.</param>
/// <param name="Thermal">n VT of one diode, V.</param>
/// <param name="Forward">Diodes in series that conduct at V above 0.</param>
/// <param name="Backward">Diodes in series that conduct at V below 0.</param>
public readonly record struct DiodePair(double Saturation, double Thermal, double Forward = 1, double Backward = 1)
{
    /// <summary>Silicon small-signal diodes: 0.6 V.</summary>
    public static DiodePair Silicon { get; } = new(2.52e-9, 0.0453);

    /// <summary>Germanium diodes: 0.3 V, a soft knee.</summary>
    public static DiodePair Germanium { get; } = new(2e-7, 0.0336);

    /// <summary>Red light-emitting diodes: 1.7 V.</summary>
    public static DiodePair Light { get; } = new(1e-22, 0.0388);
}

/// <summary>
/// Voltage on a pair of diodes behind a resistance: x = V + R I(V) (D. T. Yeh, J. S. Abel and J. O. Smith, "Simplified, physically-informed models of
/// distortion and overdrive guitar effects pedals", DAFx 2007, whose capacitor is left to the filters around it). Input and output in volts.
/// </summary>
/// <param name="Diodes">The diodes.</param>
/// <param name="Resistance">Ohm, between the source and the diodes.</param>
/// <param name="Supply">Volts at which the source before the resistance clips, softly; infinite for none.</param>
public readonly record struct DiodeLimiter(DiodePair Diodes, double Resistance, double Supply = double.PositiveInfinity) : ITransfer
{
    private const int Steps = 60;

    /// <summary>A sum of exponentials is convex on each side: from above Newton's method falls to the solution without overshoot.</summary>
    public double At(double x, double near)
    {
        var source = double.IsFinite(Supply) ? Clip(x) : x;
        if (source == 0)
        {
            return 0;
        }

        var scale = Diodes.Saturation * Resistance;
        var v = near;
        for (var n = 0; n < Steps; n++)
        {
            var up = DetMath.Exp(Math.Min(v / (Diodes.Thermal * Diodes.Forward), 200));
            var down = DetMath.Exp(Math.Min(-v / (Diodes.Thermal * Diodes.Backward), 200));
            var slope = 1 + (scale * ((up / Diodes.Forward) + (down / Diodes.Backward)) / Diodes.Thermal);
            var change = (source - v - (scale * (up - down))) / slope;
            v += change;
            if (Math.Abs(change) < 1e-12)
            {
                break;
            }
        }

        return v;
    }

    /// <summary>x / (1 + |x/s|^8)^(1/8): an amplifier that is linear until its supply.</summary>
    private double Clip(double x)
    {
        var q = x / Supply;
        q *= q;
        q *= q;
        q *= q;
        return x / Math.Sqrt(Math.Sqrt(Math.Sqrt(1 + q)));
    }
}
