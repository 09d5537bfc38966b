using System.Collections.Immutable;

namespace Lathe.Reports.Charts;

/// <summary>One curve of a plot.</summary>
/// <param name="Name">Its entry in the key.</param>
/// <param name="X">In the unit of the horizontal axis.</param>
/// <param name="Y">In the unit of the vertical axis; NaN parts the curve.</param>
public sealed record PlotCurve(string Name, ImmutableArray<double> X, ImmutableArray<double> Y);
