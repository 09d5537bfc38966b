namespace Lathe.Processing.Dynamics;

/// <summary>What a band of a <see cref="TransientShaper"/> does.</summary>
/// <param name="Attack">dB that a whole attack gets.</param>
/// <param name="Sustain">dB that a whole sustain gets.</param>
/// <param name="AttackTime">Seconds.</param>
/// <param name="SustainTime">Seconds.</param>
internal readonly record struct TransientShape(double Attack, double Sustain, double AttackTime, double SustainTime);
