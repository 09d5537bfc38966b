using Lathe.Dsp.Buffers;
using static System.FormattableString;

namespace Lathe.Quality.Limiting;

/// <summary>What limiting adds.</summary>
public sealed class LimiterDistortionTable : IQualityTable
{
    private const int Rate = 44100;

    public string Section => "Limiting";

    public string Title => "Limiter: distortion by style";

    public string Method =>
        "THD of 60 Hz and IMD of 60 Hz + 7 kHz (4:1), both 7 dB above the ceiling of -1 dBTP, in the last of 6 s; SDR: power of hot music over the power of what differs from it at the best gain, driven by 6 dB; the power that this gained over the undriven music; latency.";

    public string Bar => "THD below -150 dB and IMD below -85 dB in every style.";

    public Table Measure()
    {
        string[] styles = [.. Processing.Rack.All.Find("limiter")!.Info.Parameters.First(p => p.Id == "style").Choices];
        var top = Math.Pow(10, 6 / 20.0);
        var tone = LimitingMaterial.Tone(Rate, 6 * Rate, top, (60, 1));
        var two = LimitingMaterial.Tone(Rate, 6 * Rate, top, (60, 0.8), (7000, 0.2));
        var music = LimitingMaterial.Music(Rate, 6 * Rate);
        return new Table(
            ["style", "THD 60 Hz, dB", "IMD, dB", "SDR at +6 dB, dB", "power gained, dB", "latency, ms"],
            [.. styles.Select(style => (System.Collections.Immutable.ImmutableArray<string>)
            [
                style,
                Invariant($"{LimitingRun.Share(Run(style, tone), Rate, 60, Enumerable.Range(2, 298).Select(k => 60.0 * k)):0.0}"),
                Invariant($"{LimitingRun.Share(Run(style, two), Rate, 7000, Enumerable.Range(1, 19).SelectMany(k => new[] { 7000.0 - (60 * k), 7000 + (60 * k) })):0.0}"),
                .. OfMusic(music, Run(style, music, "6 dB")),
                Latency(style),
            ])]);
    }

    private static double[] Run(string style, double[] input, string drive = "0 dB") =>
        LimitingRun.Of("limiter", Rate, [input], ("ceiling", "-1 dB"), ("drive", drive), ("style", style))[0];

    private static IEnumerable<string> OfMusic(double[] input, double[] output)
    {
        double xx = 0, xy = 0, yy = 0;
        for (var n = 0; n < input.Length; n++)
        {
            xx += input[n] * input[n];
            xy += input[n] * output[n];
            yy += output[n] * output[n];
        }

        yield return Invariant($"{10 * Math.Log10(xy * xy / xx / (yy - (xy * xy / xx))):0.0}");
        yield return Invariant($"{10 * Math.Log10(yy / xx):0.0}");
    }

    private static string Latency(string style)
    {
        var entry = Processing.Rack.All.Find("limiter")!;
        var settings = new Processing.Contract.ProcessorSettings(entry.Info);
        settings.TrySet("style", style, out _);
        var limiter = entry.Create!();
        limiter.Prepare(new Processing.Contract.ProcessorContext(AudioFormat.Stereo(Rate), settings));
        return Invariant($"{1000.0 * limiter.Latency / Rate:0.0}");
    }
}
