namespace Lathe.Mastering.Loudness;

/// <summary>How the search for the loudness ended.</summary>
/// <param name="Target">LUFS asked for.</param>
/// <param name="Reached">LUFS of the master.</param>
/// <param name="IsMet">True within <see cref="LoudnessSolver.Tolerance"/>.</param>
/// <param name="Constraint">Which constraint won, with figures, one sentence; null where the target was met.</param>
/// <param name="Drive">The limiter's drive, dB; null where the chain has no limiter.</param>
/// <param name="Limiter">How hard the limiter worked.</param>
/// <param name="Renders">Renders of the limiter that it took.</param>
public sealed record LoudnessOutcome(
    double Target, double Reached, bool IsMet, string? Constraint, double? Drive, LimiterReading Limiter, int Renders);
