using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>Minutes and seconds below a chart.</summary>
internal static class TimeAxis
{
    private static readonly double[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600];

    public static void Draw(Svg svg, Axis time, double top, double bottom)
    {
        var step = Steps.FirstOrDefault(s => time.To / s <= 12, Steps[^1]);
        for (var at = 0.0; at <= time.To; at += step)
        {
            svg.Line(time.At(at), top, time.At(at), bottom, "grid").Text(time.At(at), bottom + 14, Format(at), "middle");
        }
    }

    public static string Format(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)}:{(int)(seconds % 60):00}");
}
