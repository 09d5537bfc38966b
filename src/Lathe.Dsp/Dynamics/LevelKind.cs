namespace Lathe.Dsp.Dynamics;

/// <summary>What a detector takes for the level.</summary>
public enum LevelKind
{
    /// <summary>Magnitude of the samples.</summary>
    Peak,

    /// <summary>Root of the exponentially weighted mean square.</summary>
    Rms,

    /// <summary>The wave between the samples, a quantum late: <see cref="TruePeak.TruePeakEstimate"/>.</summary>
    TruePeak,
}
