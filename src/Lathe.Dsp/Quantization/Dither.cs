namespace Lathe.Dsp.Quantization;

/// <summary>What is added before rounding, in steps of the result (LSB).</summary>
public enum Dither
{
    /// <summary>Nothing: integers pass unchanged, anything else is distorted.</summary>
    None,

    /// <summary>Rectangular, 1 LSB wide: no distortion, but noise that follows the signal. Total noise LSB^2 / 6.</summary>
    Rectangular,

    /// <summary>Triangular, 2 LSB wide: neither distortion nor noise modulation. Total noise LSB^2 / 4.</summary>
    Triangular,

    /// <summary>Triangular, as the difference of successive rectangular values: the same power, leaning to high frequencies.</summary>
    HighPassTriangular,
}
