using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>The waveform of each channel over time, findings marked.</summary>
public static class WaveformChart
{
    private const double ChannelHeight = 84;
    private const double Bottom = 22;

    /// <param name="low">Channels x columns: the least sample of each column, full scale 1.</param>
    /// <param name="high">Channels x columns: the greatest sample.</param>
    /// <param name="seconds">Length of the song.</param>
    /// <param name="marks">Stretches worth looking at, in seconds, with what they are.</param>
    /// <param name="excerpt">A stretch to underline, in seconds, or null.</param>
    public static string Draw(
        IReadOnlyList<IReadOnlyList<double>> low,
        IReadOnlyList<IReadOnlyList<double>> high,
        double seconds,
        IReadOnlyList<ChartMark> marks,
        (double Start, double End)? excerpt = null)
    {
        var bottom = low.Count * ChannelHeight;
        var time = TimeAxis.Of(seconds);
        var svg = new Svg(TimeAxis.Width, bottom + Bottom, "Waveform", time);
        TimeAxis.Draw(svg, time, 0, bottom);
        for (var channel = 0; channel < low.Count; channel++)
        {
            var level = new Axis(-1, 1, ((channel + 1) * ChannelHeight) - 3, (channel * ChannelHeight) + 3);
            var columns = low[channel].Count;
            var x = Enumerable.Range(0, columns).Select(i => time.Start + ((i + 0.5) * (time.End - time.Start) / columns)).ToArray();
            svg.Line(time.Start, level.At(0), time.End, level.At(0), "grid")
                .Text(time.Start - 10, level.At(0) + 4, Name(channel, low.Count), "end")
                .Area(x, level.At([.. low[channel]]), level.At([.. high[channel]]), "wave");
        }

        foreach (var mark in marks)
        {
            var (start, end) = (time.At(mark.Start), time.At(double.IsFinite(mark.End) ? mark.End : mark.Start));
            svg.Rectangle(start, 0, Math.Max(2, end - start), bottom, $"mark {mark.Style}", mark.Text);
        }

        if (excerpt is { } stretch)
        {
            svg.Rectangle(time.At(stretch.Start), bottom - 3, time.At(stretch.End) - time.At(stretch.Start), 3, "excerpt");
        }

        return svg.ToString();
    }

    private static string Name(int channel, int channels) => channels switch
    {
        1 => "",
        2 => channel == 0 ? "L" : "R",
        _ => (channel + 1).ToString(CultureInfo.InvariantCulture),
    };
}
