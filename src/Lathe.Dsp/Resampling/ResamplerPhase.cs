namespace Lathe.Dsp.Resampling;

/// <summary>Where the low-pass of a rate conversion rings. The magnitude is the same for all, and low frequencies have no delay.</summary>
public enum ResamplerPhase
{
    /// <summary>As much before a transient as after it: no frequency is delayed against another.</summary>
    Linear,

    /// <summary>Half the phase of the minimum: less before, more after.</summary>
    Intermediate,

    /// <summary>Nothing before but what the delay's removal puts there: all ringing follows, and the top of the band comes a little later.</summary>
    Minimum,
}
