namespace Lathe.Dsp.Quantization;

/// <summary>
/// How the error of rounding is spread over frequency: error feedback with 1 - sum c[k] z^-k. The published ones are meant for 44.1 and 48 kHz.
/// </summary>
public enum NoiseShaper
{
    /// <summary>White.</summary>
    None,

    /// <summary>Five taps (S. P. Lipshitz, J. Vanderkooy, R. A. Wannamaker, Minimally audible noise shaping, J. AES 39(11), 1991). Total noise +12.2 dB.</summary>
    Lipshitz,

    /// <summary>Nine taps for the F-weighting curve (R. A. Wannamaker, Psychoacoustically optimal noise shaping, J. AES 40(7/8), 1992). Total noise +18.4 dB.</summary>
    FWeighted,

    /// <summary>Nine taps for a modified E-weighting curve (same source as <see cref="Lipshitz"/>). Total noise +7.6 dB.</summary>
    ModifiedE,

    /// <summary>Nine taps for an improved E-weighting curve (same source as <see cref="Lipshitz"/>). Total noise +23.1 dB.</summary>
    ImprovedE,

    /// <summary>
    /// Sixteen taps designed for the file's own rate against the threshold of hearing in quiet. Total noise +16.0 dB, weighted by the inverse
    /// threshold -17.6 dB at 44.1 kHz.
    /// </summary>
    Threshold,
}
