namespace Lathe.Dsp.Oscillators;

/// <summary>How a sweep gets from its first frequency to its last.</summary>
public enum Glide
{
    /// <summary>It stays at the first.</summary>
    None,

    /// <summary>Equal steps of frequency in equal times.</summary>
    Linear,

    /// <summary>Equal ratios in equal times (A. Farina, "Simultaneous measurement of impulse response and distortion with a swept-sine technique", AES 108th, 2000).</summary>
    Logarithmic,
}
