namespace Lathe.Reports.Charts;

/// <summary>The waveform of each channel over time, findings marked.</summary>
public static class WaveformChart
{
    private const double Width = 1080;
    private const double ChannelHeight = 84;
    private const double Bottom = 22;

    /// <param name="low">Channels x columns: the least sample of each column, full scale 1.</param>
    /// <param name="high">Channels x columns: the greatest sample.</param>
    /// <param name="seconds">Length of the song.</param>
    /// <param name="marks">Stretches worth looking at, in seconds, with what they are.</param>
    public static string Draw(
        IReadOnlyList<IReadOnlyList<double>> low, IReadOnlyList<IReadOnlyList<double>> high, double seconds, IReadOnlyList<ChartMark> marks)
    {
        var height = (low.Count * ChannelHeight) + Bottom;
        var svg = new Svg(Width, height, "Waveform");
        var time = new Axis(0, Math.Max(seconds, 1e-3), 0, Width);
        TimeAxis.Draw(svg, time, 0, height - Bottom);
        foreach (var mark in marks)
        {
            var (start, end) = (time.At(mark.Start), time.At(mark.End));
            svg.Rectangle(start, 0, Math.Max(2, end - start), height - Bottom, $"mark {mark.Style}", mark.Text);
        }

        for (var channel = 0; channel < low.Count; channel++)
        {
            var level = new Axis(-1, 1, (channel + 1) * ChannelHeight - 2, (channel * ChannelHeight) + 2);
            var x = Enumerable.Range(0, low[channel].Count).Select(i => (i + 0.5) * Width / low[channel].Count).ToArray();
            svg.Line(0, level.At(0), Width, level.At(0), "grid")
                .Area(x, level.At([.. low[channel]]), level.At([.. high[channel]]), "wave");
        }

        return svg.ToString();
    }
}
