using System.Globalization;
using System.Text;

namespace Lathe.Reports.Charts;

/// <summary>The stereo picture as on a vectorscope: mid upward, side across, so that left leans to the left and right to the right by 45 degrees.</summary>
public static class GoniometerChart
{
    private const double Size = 340;
    private const double Margin = 20;
    private const int Shades = 8;

    /// <param name="histogram">Rows x columns of counts, side from left (-1) to right (+1) across, mid from +1 (top) to -1 downward.</param>
    public static string Draw(IReadOnlyList<IReadOnlyList<double>> histogram)
    {
        var svg = new Svg(Size, Size, "Goniometer");
        const double middle = Size / 2;
        const double reach = middle - Margin;
        const double corner = reach / 2;

        // Full scale of both channels is a square that stands on its corner.
        svg.Line(middle, Margin, Size - Margin, middle, "grid").Line(Size - Margin, middle, middle, Size - Margin, "grid")
            .Line(middle, Size - Margin, Margin, middle, "grid").Line(Margin, middle, middle, Margin, "grid")
            .Line(middle, Margin, middle, Size - Margin, "grid").Line(Margin, middle, Size - Margin, middle, "grid")
            .Line(middle - corner, middle - corner, middle + corner, middle + corner, "grid").Line(middle + corner, middle - corner, middle - corner, middle + corner, "grid");
        Cells(svg, histogram);
        return svg
            .Text(middle - corner - 8, middle - corner - 4, "L", "end", "label name").Text(middle + corner + 8, middle - corner - 4, "R", "start", "label name")
            .Text(middle, Margin - 6, "mono", "middle").Text(Size - 2, middle + 16, "side", "end").ToString();
    }

    private static void Cells(Svg svg, IReadOnlyList<IReadOnlyList<double>> histogram)
    {
        var most = histogram.SelectMany(r => r).DefaultIfEmpty(0).Max();
        if (!(most > 0))
        {
            return;
        }

        var cell = (Size - (2 * Margin)) / histogram.Count;
        var shapes = Enumerable.Range(0, Shades).Select(_ => new StringBuilder()).ToArray();
        for (var row = 0; row < histogram.Count; row++)
        {
            for (var column = 0; column < histogram[row].Count; column++)
            {
                if (histogram[row][column] > 0)
                {
                    var shade = (int)Math.Ceiling(Math.Log(1 + histogram[row][column]) / Math.Log(1 + most) * Shades);
                    shapes[Math.Clamp(shade, 1, Shades) - 1].Append(
                        CultureInfo.InvariantCulture, $"M{Margin + (column * cell):0.##} {Margin + (row * cell):0.##}h{cell:0.##}v{cell:0.##}h-{cell:0.##}z");
                }
            }
        }

        for (var shade = 0; shade < Shades; shade++)
        {
            if (shapes[shade].Length > 0)
            {
                svg.Shape(shapes[shade].ToString(), string.Create(CultureInfo.InvariantCulture, $"heat{shade + 1}"));
            }
        }
    }
}
