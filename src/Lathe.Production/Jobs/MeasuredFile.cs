using Lathe.Analysis.Measurement;
using Lathe.Files;

namespace Lathe.Production.Jobs;

/// <summary>A file and what it measures.</summary>
public sealed record MeasuredFile(string Path, AudioFileInfo Info, Measurement Measurement);
