using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>The stereo picture: how often left and right stood where, mid upward, side across.</summary>
public static class GoniometerChart
{
    private const double Size = 320;

    /// <param name="histogram">Rows x columns of counts, side from left (-1) to right (+1) across, mid from +1 (top) to -1 downward.</param>
    public static string Draw(IReadOnlyList<IReadOnlyList<double>> histogram)
    {
        var svg = new Svg(Size, Size, "Goniometer");
        var most = Math.Max(1, histogram.Max(r => r.Max()));
        svg.Line(Size / 2, 0, Size / 2, Size, "grid").Line(0, Size / 2, Size, Size / 2, "grid")
            .Line(0, 0, Size, Size, "grid").Line(0, Size, Size, 0, "grid");
        var cell = Size / histogram.Count;
        for (var row = 0; row < histogram.Count; row++)
        {
            for (var column = 0; column < histogram[row].Count; column++)
            {
                var share = Math.Log(1 + histogram[row][column]) / Math.Log(1 + most);
                if (share > 0)
                {
                    var shade = (int)Math.Clamp(Math.Ceiling(share * 8), 1, 8);
                    svg.Rectangle(column * cell, row * cell, cell, cell, string.Create(CultureInfo.InvariantCulture, $"heat{shade}"));
                }
            }
        }

        return svg.Text(6, 16, "L").Text(Size - 6, 16, "R", "end").ToString();
    }
}
