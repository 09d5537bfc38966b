namespace Lathe.Dsp.Oscillators;

/// <summary>A periodic shape; all rise through 0 at phase 0 and have the amplitude 1 before their harmonics above half the rate are taken away.</summary>
public enum Waveform
{
    Sine,

    /// <summary>Odd harmonics, 1/k^2.</summary>
    Triangle,

    /// <summary>All harmonics, 1/k.</summary>
    Saw,

    /// <summary>Odd harmonics, 1/k.</summary>
    Square,
}
