using System.Collections.Immutable;

namespace Lathe.Reports.Charts;

/// <summary>A few curves over two axes with a key, as a file of its own: it carries its colors and stands on white.</summary>
public static class PlotChart
{
    private const double Width = 720;
    private const double Height = 340;
    private const double Left = 58;
    private const double Right = 16;
    private const double Top = 34;
    private const double Bottom = 46;

    private static readonly string[] Colors = ["#1b1c1f", "#b4541a", "#2c6fa8", "#2c7a4b", "#8a3ea8", "#b09400"];

    /// <summary>How many curves have a color of their own.</summary>
    public static int MostCurves => Colors.Length;

    public static string Draw(string title, PlotAxis horizontal, PlotAxis vertical, IReadOnlyList<PlotCurve> curves)
    {
        var key = (curves.Count + 2) / 3;
        var height = Height + (18 * (key - 1));
        var bottom = height - Bottom - (18 * (key - 1));
        var svg = new Svg(Width, height, title);
        svg.Style(Style());
        svg.Rectangle(0, 0, Width, height, "ground").Text(Left, 20, title, style: "name");
        var x = horizontal.Over(Left, Width - Right);
        var y = vertical.Over(bottom, Top);
        foreach (var (at, text) in horizontal.Marks)
        {
            svg.Line(x.At(at), Top, x.At(at), bottom, "grid").Text(x.At(at), bottom + 14, text, "middle");
        }

        foreach (var (at, text) in vertical.Marks)
        {
            svg.Line(Left, y.At(at), Width - Right, y.At(at), "grid").Text(Left - 6, y.At(at) + 4, text, "end");
        }

        svg.Text(Width - Right, 20, $"{vertical.Label} over {horizontal.Label}", "end");
        for (var i = 0; i < curves.Count; i++)
        {
            svg.Polyline(x.At(curves[i].X.AsSpan()), y.At(Shown(curves[i].Y, vertical.From)), $"curve c{i % Colors.Length}");
            var left = Left + (i % 3 * (Width - Left - Right) / 3);
            var line = bottom + 34 + (18 * (i / 3));
            svg.Line(left, line - 4, left + 18, line - 4, $"curve c{i % Colors.Length}").Text(left + 24, line, curves[i].Name);
        }

        return svg.ToString();
    }

    /// <summary>What lies below the axis is not drawn along its foot.</summary>
    private static double[] Shown(ImmutableArray<double> values, double from) => [.. values.Select(v => v < from ? double.NaN : v)];

    private static string Style() =>
        "text{font:11px system-ui,sans-serif;fill:#63666d}.name{font-size:13px;font-weight:600;fill:#1b1c1f}.ground{fill:#fff}.grid{stroke:#e2e0da}"
        + ".curve{fill:none;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}"
        + string.Concat(Colors.Select((c, i) => $".c{i}{{stroke:{c}}}"));
}
