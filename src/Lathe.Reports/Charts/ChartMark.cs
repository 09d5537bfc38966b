namespace Lathe.Reports.Charts;

/// <summary>A stretch of time marked in a chart.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">What it is.</param>
/// <param name="Style">"note", "warning" or "error".</param>
public sealed record ChartMark(double Start, double End, string Text, string Style);
