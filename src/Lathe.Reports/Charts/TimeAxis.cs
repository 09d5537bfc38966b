using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>Minutes and seconds below a chart; the same place for the same time in every chart.</summary>
internal static class TimeAxis
{
    public const double Width = 1080;

    private const double Left = 40;
    private const double Right = 14;

    private static readonly double[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600];

    /// <param name="seconds">Length of the song.</param>
    public static Axis Of(double seconds) => new(0, double.IsFinite(seconds) ? Math.Max(seconds, 1e-3) : 1e-3, Left, Width - Right);

    public static void Draw(Svg svg, Axis time, double top, double bottom)
    {
        var step = Steps.FirstOrDefault(s => time.To / s <= 12, Steps[^1]);
        for (var at = 0.0; at <= time.To; at += step)
        {
            svg.Line(time.At(at), top, time.At(at), bottom, "grid").Text(time.At(at), bottom + 17, Format(at), "middle");
        }
    }

    public static string Format(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)}:{(int)(seconds % 60):00}");
}
