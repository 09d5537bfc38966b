using static System.FormattableString;

namespace Lathe.Quality.Limiting;

/// <summary>True peak above the ceiling.</summary>
public sealed class LimiterOvershootTable : IQualityTable
{
    public string Section => "Limiting";

    public string Title => "Limiter: true peak above the ceiling";

    public string Method => "Each signal driven by 12 dB into a ceiling of -1 dBTP, every style; the greatest true peak of all styles above the ceiling in dB (16x, flat to 0.48 fs).";

    public string Bar => "never more than +0.0005 dB.";

    public Table Measure()
    {
        int[] rates = [44100, 48000, 88200, 96000, 176400, 192000];
        string[] styles = [.. Processing.Rack.All.Find("limiter")!.Info.Parameters.First(p => p.Id == "style").Choices];
        return new Table(
            ["signal", .. rates.Select(r => Invariant($"{r / 1000.0:0.#} kHz"))],
            [.. LimitingMaterial.Adversaries.Select(signal => (System.Collections.Immutable.ImmutableArray<string>)
            [
                signal.Name,
                .. rates.Select(rate =>
                {
                    var wave = signal.Make(rate);
                    double[][] input = [wave, [.. wave.Reverse()]];
                    var over = styles.Max(style => LimitingRun.TruePeak(LimitingRun.Of("limiter", rate, input, ("drive", "12 dB"), ("ceiling", "-1 dB"), ("style", style))) + 1);
                    return Invariant($"{Math.Round(over, 4):+0.0000;-0.0000;0.0000}");
                }),
            ])]);
    }
}
