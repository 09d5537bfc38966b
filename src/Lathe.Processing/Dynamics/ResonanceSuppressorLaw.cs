namespace Lathe.Processing.Dynamics;

/// <summary>What a resonance suppressor goes by, in its units.</summary>
/// <param name="Depth">dB of reduction for each dB that a resonance stands out, 0 to 1 and more.</param>
/// <param name="Threshold">dB above its neighborhood from which on a band counts as a resonance.</param>
/// <param name="Greatest">The most that is taken, dB.</param>
/// <param name="Tilt">What is added to the threshold for each octave above 1 kHz, dB.</param>
/// <param name="Low">Lowest frequency, Hz.</param>
/// <param name="High">Highest frequency, Hz.</param>
/// <param name="Attack">Share of the way up in a hop.</param>
/// <param name="Release">Share of the way down in a hop.</param>
internal readonly record struct ResonanceSuppressorLaw(
    double Depth, double Threshold, double Greatest, double Tilt, double Low, double High, double Attack, double Release);
