namespace Lathe.Mixing.Intake;

/// <summary>An audio file that was left out.</summary>
/// <param name="Path">Relative to the folder.</param>
/// <param name="Code">One of <see cref="IntakeCodes"/>.</param>
/// <param name="Reason">One sentence.</param>
public sealed record SkippedFile(string Path, string Code, string Reason);
