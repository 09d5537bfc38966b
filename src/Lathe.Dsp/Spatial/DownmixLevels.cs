namespace Lathe.Dsp.Spatial;

/// <summary>Linear gains of a mix-down; the defaults are those of ITU-R BS.775-3, annex 4.</summary>
/// <param name="Center">Of the center in left and right.</param>
/// <param name="Surround">Of side and back channels in the fronts.</param>
/// <param name="Height">Of height channels in those below them.</param>
/// <param name="LowFrequency">Of the low-frequency channel in left and right; BS.775 leaves it out.</param>
public readonly record struct DownmixLevels(double Center, double Surround, double Height, double LowFrequency)
{
    /// <summary>1 / sqrt 2: -3 dB.</summary>
    public const double HalfPower = 0.70710678118654752;

    public static DownmixLevels Standard { get; } = new(HalfPower, HalfPower, HalfPower, 0);
}
