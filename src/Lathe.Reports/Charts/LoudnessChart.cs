using System.Globalization;
using Lathe.Metering.Loudness;

namespace Lathe.Reports.Charts;

/// <summary>Short-term and momentary loudness over time, before and after, with the target.</summary>
public static class LoudnessChart
{
    private const double Height = 250;
    private const double Bottom = 22;
    private const double LabelRoom = 2.5; // dB above the highest line

    /// <param name="mixShortTerm">LUFS every <paramref name="hop"/> seconds; negative infinity or NaN for silence.</param>
    /// <param name="masterShortTerm">LUFS of the master.</param>
    /// <param name="masterMomentary">LUFS of the master.</param>
    /// <param name="hop">Seconds between values.</param>
    /// <param name="seconds">Length of the song.</param>
    /// <param name="target">LUFS, or null.</param>
    public static string Draw(
        ReadOnlySpan<double> mixShortTerm, ReadOnlySpan<double> masterShortTerm, ReadOnlySpan<double> masterMomentary, double hop, double seconds, double? target)
    {
        var time = TimeAxis.Of(seconds);
        var svg = new Svg(TimeAxis.Width, Height, "Loudness over time", time);
        var (low, high) = Range([.. mixShortTerm, .. masterShortTerm, .. masterMomentary, target ?? double.NaN]);
        var level = new Axis(low, high, Height - Bottom, 6);
        TimeAxis.Draw(svg, time, 6, Height - Bottom);
        for (var lufs = high; lufs >= low; lufs -= 6)
        {
            svg.Line(time.Start, level.At(lufs), time.End, level.At(lufs), "grid")
                .Text(time.Start - 6, level.At(lufs) + 4, lufs.ToString("0", CultureInfo.InvariantCulture), "end");
        }

        // A value tells of the window that ends at it; it is drawn at the window's middle, where the sound is.
        Curve(svg, time, level, masterMomentary, hop, LoudnessGrid.MomentaryHops, "curve faint");
        Curve(svg, time, level, mixShortTerm, hop, LoudnessGrid.ShortTermHops, "curve before");
        Curve(svg, time, level, masterShortTerm, hop, LoudnessGrid.ShortTermHops, "curve after");
        if (target is { } lufsTarget && double.IsFinite(lufsTarget))
        {
            svg.Line(time.Start, level.At(lufsTarget), time.End, level.At(lufsTarget), "target")
                .Text(time.End - 4, level.At(lufsTarget) - 5, string.Create(CultureInfo.InvariantCulture, $"target {lufsTarget:0.#} LUFS integrated"), "end", "label strong");
        }

        return svg.ToString();
    }

    /// <summary>From below what is heard nineteen twentieths of the time to above the loudest, in steps of 6.</summary>
    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
        {
            return (-48, 0);
        }

        // Adding 0 takes the sign from a negative zero.
        var high = Math.Clamp(Math.Ceiling((sorted[^1] + LabelRoom) / 6) * 6, -48, 12) + 0.0;
        var low = Math.Floor((sorted[sorted.Length / 20] - 3) / 6) * 6;
        return (Math.Clamp(low, high - 60, high - 24), high);
    }

    private static void Curve(Svg svg, Axis time, Axis level, ReadOnlySpan<double> values, double hop, int windowHops, string style)
    {
        var x = new double[values.Length];
        var y = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            x[i] = time.At((i + (windowHops / 2.0)) * hop);
            y[i] = double.IsFinite(values[i]) ? level.At(values[i]) : double.NaN;
        }

        svg.Polyline(x, y, style);
    }
}
