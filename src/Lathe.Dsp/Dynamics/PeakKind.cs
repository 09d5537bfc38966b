namespace Lathe.Dsp.Dynamics;

/// <summary>What a <see cref="LimiterStage"/> takes for a peak.</summary>
public enum PeakKind
{
    /// <summary>Samples.</summary>
    Sample,

    /// <summary>The wave between samples, a quantum late and inexact above 0.46 of the rate: <see cref="TruePeak.TruePeakEstimate"/>.</summary>
    Estimate,

    /// <summary>The true peak and that of the full band, twenty quanta late: <see cref="TruePeak.TruePeakEnvelope"/>.</summary>
    True,
}
