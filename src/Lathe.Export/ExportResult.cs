using Lathe.Files;

namespace Lathe.Export;

/// <summary>What was written, read back from the file itself.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Info">What it says of itself.</param>
/// <param name="TruePeak">dBTP of the decoded samples; null for silence, and where no ceiling was set.</param>
/// <param name="Integrated">LUFS of the decoded samples; null as before.</param>
/// <param name="Reduction">How far the highest true peak had to be lowered, dB; 0 where nothing was changed.</param>
public sealed record ExportResult(string Path, string Sha256, AudioFileInfo Info, double? TruePeak, double? Integrated, double Reduction);
