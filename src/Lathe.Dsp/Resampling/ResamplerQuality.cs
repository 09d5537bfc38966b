namespace Lathe.Dsp.Resampling;

/// <summary>Where the pass band of a rate conversion ends; the stop band always begins at half the lower rate.</summary>
public enum ResamplerQuality
{
    /// <summary>Flat to 0.907 of half the lower rate (20.0 kHz of 44.1), 150 dB: the shortest filter and the least to set up; a long conversion takes as long as with the others.</summary>
    Fast,

    /// <summary>Flat to 0.914 of half the lower rate (20.15 kHz of 44.1), 205 dB: short ringing, the choice for delivery.</summary>
    Best,

    /// <summary>Flat to 0.987 of half the lower rate (21.76 kHz of 44.1), 205 dB: widest band, longest ringing.</summary>
    Steep,
}
