using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>One bar for each third of an octave: what is lost when the song is played in mono.</summary>
public static class BandBars
{
    private const double Width = 740;
    private const double Height = 320;
    private const double Left = 40;
    private const double Bottom = 22;
    private const double Floor = -12;

    // Below the 3.01 dB of sides that have nothing to do with each other, and half as far again.
    private const double Unrelated = -3.1;
    private const double Canceling = -4.5;

    /// <param name="hz">Center frequencies.</param>
    /// <param name="decibels">0 for nothing lost, -3 for two unrelated sides, lower for what cancels; NaN where nothing sounds.</param>
    public static string Draw(IReadOnlyList<double> hz, IReadOnlyList<double> decibels)
    {
        var svg = new Svg(Width, Height, "Loss in mono by band");
        var level = new Axis(Floor, 0, Height - Bottom, 6);
        for (var db = 0; db >= Floor; db -= 3)
        {
            svg.Line(Left, level.At(db), Width, level.At(db), db == -3 ? "target" : "grid")
                .Text(Left - 6, level.At(db) + 4, db.ToString(CultureInfo.InvariantCulture), "end");
        }

        var step = (Width - Left) / Math.Max(1, hz.Count);
        for (var i = 0; i < hz.Count; i++)
        {
            var x = Left + (i * step);
            if (double.IsFinite(decibels[i]))
            {
                var style = decibels[i] < Canceling ? "bar bad" : decibels[i] < Unrelated ? "bar doubtful" : "bar";
                svg.Rectangle(x + 1, level.At(0), step - 2, level.At(decibels[i]) - level.At(0), style, string.Create(CultureInfo.InvariantCulture, $"{hz[i]:0} Hz: {decibels[i]:0.0} dB"));
            }

            if (i % 3 == 0)
            {
                svg.Text(x + (step / 2), Height - Bottom + 14, hz[i] >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{hz[i] / 1000:0.#} k") : hz[i].ToString("0", CultureInfo.InvariantCulture), "middle");
            }
        }

        return svg.ToString();
    }
}
