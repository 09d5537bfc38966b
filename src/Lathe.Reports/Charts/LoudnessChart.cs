using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>Short-term and momentary loudness over time, before and after, with the target.</summary>
public static class LoudnessChart
{
    private const double Width = 1080;
    private const double Height = 250;
    private const double Left = 40;
    private const double Bottom = 22;

    /// <param name="mixShortTerm">LUFS every <paramref name="hop"/> seconds; NaN for silence.</param>
    /// <param name="masterShortTerm">LUFS of the master.</param>
    /// <param name="masterMomentary">LUFS of the master.</param>
    /// <param name="hop">Seconds between values.</param>
    /// <param name="target">LUFS, or null.</param>
    public static string Draw(
        ReadOnlySpan<double> mixShortTerm, ReadOnlySpan<double> masterShortTerm, ReadOnlySpan<double> masterMomentary, double hop, double? target)
    {
        var svg = new Svg(Width, Height, "Loudness over time");
        var seconds = Math.Max(Math.Max(mixShortTerm.Length, masterShortTerm.Length) * hop, 1e-3);
        var time = new Axis(0, seconds, Left, Width);
        var level = new Axis(-48, 0, Height - Bottom, 4);
        TimeAxis.Draw(svg, time, 4, Height - Bottom);
        for (var lufs = -48; lufs <= 0; lufs += 6)
        {
            svg.Line(Left, level.At(lufs), Width, level.At(lufs), "grid")
                .Text(Left - 6, level.At(lufs) + 4, lufs.ToString(CultureInfo.InvariantCulture), "end");
        }

        Curve(svg, time, level, masterMomentary, hop, "curve faint");
        Curve(svg, time, level, mixShortTerm, hop, "curve before");
        Curve(svg, time, level, masterShortTerm, hop, "curve after");
        if (target is { } lufsTarget)
        {
            svg.Line(Left, level.At(lufsTarget), Width, level.At(lufsTarget), "target")
                .Text(Width - 4, level.At(lufsTarget) - 5, string.Create(CultureInfo.InvariantCulture, $"target {lufsTarget:0.#} LUFS"), "end", "label strong");
        }

        return svg.ToString();
    }

    private static void Curve(Svg svg, Axis time, Axis level, ReadOnlySpan<double> values, double hop, string style)
    {
        var x = new double[values.Length];
        var y = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            x[i] = time.At(i * hop);
            y[i] = double.IsFinite(values[i]) ? level.At(values[i]) : double.NaN;
        }

        svg.Polyline(x, y, style);
    }
}
