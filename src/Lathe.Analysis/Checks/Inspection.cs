using Lathe.Metering.Defects;

namespace Lathe.Analysis.Checks;

/// <summary>What one pass over some audio tells a checker.</summary>
public sealed record Inspection(Measurement.Measurement Measurement, DefectReadings Defects);
