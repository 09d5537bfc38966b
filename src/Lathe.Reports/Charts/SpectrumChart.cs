using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>Third-octave levels of mix and master against the band that records of the genre keep.</summary>
public static class SpectrumChart
{
    private const double Width = 1080;
    private const double Height = 300;
    private const double Left = 40;
    private const double Bottom = 22;
    private const double Range = 60;

    private static readonly (double Hz, string Text)[] Marks =
        [(20, "20"), (50, "50"), (100, "100"), (200, "200"), (500, "500"), (1000, "1 k"), (2000, "2 k"), (5000, "5 k"), (10000, "10 k"), (20000, "20 k")];

    /// <param name="hz">Center frequencies.</param>
    /// <param name="mix">dBFS at the loudness of the master; NaN where nothing was measured.</param>
    /// <param name="master">dBFS.</param>
    /// <param name="bandLow">Tenth percentile of the genre, dBFS; empty for no band.</param>
    /// <param name="bandHigh">Ninetieth percentile, dBFS.</param>
    public static string Draw(
        ReadOnlySpan<double> hz, ReadOnlySpan<double> mix, ReadOnlySpan<double> master, ReadOnlySpan<double> bandLow, ReadOnlySpan<double> bandHigh)
    {
        var svg = new Svg(Width, Height, "Spectrum against the target band");
        var frequency = new Axis(20, 20000, Left, Width - 16, Logarithmic: true);
        var top = Top(mix, master, bandHigh);
        var level = new Axis(top - Range, top, Height - Bottom, 6);
        foreach (var (at, text) in Marks)
        {
            svg.Line(frequency.At(at), 4, frequency.At(at), Height - Bottom, "grid").Text(frequency.At(at), Height - Bottom + 14, text, "middle");
        }

        svg.Text(Width - 12, 18, "dBFS in each third of an octave", "end");
        for (var db = top; db >= top - Range; db -= 6)
        {
            svg.Line(Left, level.At(db), Width, level.At(db), "grid").Text(Left - 6, level.At(db) + 4, db.ToString("0", CultureInfo.InvariantCulture), "end");
        }

        var x = frequency.At(hz);
        if (bandLow.Length == hz.Length && bandHigh.Length == hz.Length)
        {
            svg.Area(x, level.At(bandLow), level.At(bandHigh), "band");
        }

        return svg.Polyline(x, level.At(mix), "curve before").Polyline(x, level.At(master), "curve after").ToString();
    }

    private static double Top(ReadOnlySpan<double> mix, ReadOnlySpan<double> master, ReadOnlySpan<double> band)
    {
        var top = -200.0;
        foreach (var values in new[] { mix.ToArray(), master.ToArray(), band.ToArray() })
        {
            foreach (var value in values)
            {
                top = double.IsFinite(value) ? Math.Max(top, value) : top;
            }
        }

        return top < -190 ? 0 : Math.Ceiling(top / 6) * 6;
    }
}
