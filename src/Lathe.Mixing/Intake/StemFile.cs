using Lathe.Files;

namespace Lathe.Mixing.Intake;

/// <summary>A file of a stem.</summary>
/// <param name="Path">Where it was read, absolute.</param>
/// <param name="Source">How the session names it: relative to the project, with forward slashes.</param>
/// <param name="Hash">"sha256:" and 64 hexadecimal digits.</param>
/// <param name="Info">What it says of itself.</param>
public sealed record StemFile(string Path, string Source, string Hash, AudioFileInfo Info);
