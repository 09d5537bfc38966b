namespace Lathe.Dsp.Reverbs;

/// <summary>What may change while a <see cref="Reverberator"/> runs.</summary>
/// <param name="Early">Linear gain of the early reflections.</param>
/// <param name="Late">Linear gain of the late reverberation.</param>
/// <param name="Diffusion">0 separate echoes to 1 dense from the start.</param>
/// <param name="Modulation">0 fixed modes to 1 moving most.</param>
public readonly record struct ReverbLevels(double Early, double Late, double Diffusion, double Modulation);
