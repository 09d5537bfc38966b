using System.Collections.Immutable;
using Lathe.Dsp.Numerics;

namespace Lathe.Metering.Spectrum;

/// <summary>The third-octave bands of IEC 61260-1, base ten, from 20 Hz to 20 kHz.</summary>
public static class ThirdOctaves
{
    /// <summary>The bands' nominal frequencies in hertz.</summary>
    public static ImmutableArray<double> Nominal { get; } =
    [
        20, 25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000,
        10000, 12500, 16000, 20000,
    ];

    public static int Count => Nominal.Length;

    /// <summary>The exact middle of a band, hertz: 10^(k/10).</summary>
    public static double Center(int band) => DetMath.Pow(10, (band + 13) / 10.0);

    /// <summary>The lower edge of a band, hertz.</summary>
    public static double Low(int band) => DetMath.Pow(10, ((band + 13) / 10.0) - 0.05);

    /// <summary>The upper edge of a band, hertz.</summary>
    public static double High(int band) => DetMath.Pow(10, ((band + 13) / 10.0) + 0.05);
}
