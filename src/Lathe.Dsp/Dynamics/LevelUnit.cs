namespace Lathe.Dsp.Dynamics;

/// <summary>What the numbers of a level are.</summary>
public enum LevelUnit
{
    /// <summary>Linear, full scale 1.</summary>
    Amplitude,

    /// <summary>Its square.</summary>
    Power,

    /// <summary>dB of full scale.</summary>
    Decibels,
}
