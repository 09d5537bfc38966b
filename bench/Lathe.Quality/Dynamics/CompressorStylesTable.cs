using System.Collections.Immutable;
using System.Globalization;

namespace Lathe.Quality.Dynamics;

public sealed class CompressorStylesTable : IQualityTable
{
    private const int Rate = 48000;

    public string Section => "Dynamics";

    public string Title => "Compressor: program-dependent times of the styles";

    public string Method => "4:1, knee 0. Attack: set to 20 ms (fet: 0.8 ms, vari-mu at a local ratio of 4:1), time to 1 - 1/e of steps that start at the threshold. Release: set to 400 ms, times to 1/2 and to 1/e of the reduction after a peak of 20 ms and after a passage of 8 s at 30 dB above the threshold.";

    public string Bar => "what the docstring states: vca 1 : 0.42 : 0.18 over the step, fet release one third after a peak, opto half in 0.12 of the release and the rest in 1 to 10 releases, vari-mu 5 times after a passage, bus 0.3 s (auto 0.1 and 1.2 s).";

    public Table Measure() => new(
        ["style", "attack, step 10 dB", "20 dB", "30 dB", "after a peak: half", "1/e", "after a passage: half", "1/e"],
        [
            Row("clean", "style=clean"), Row("clean, auto", "style=clean", "auto-release=on"), Row("vca", "style=vca"), Row("fet", "style=fet"), Row("opto", "style=opto"),
            Row("vari-mu", "style=vari-mu"), Row("bus", "style=bus"), Row("bus, auto", "style=bus", "auto-release=on"),
        ]);

    private static ImmutableArray<string> Row(string name, params string[] style)
    {
        var attack = name == "fet" ? "attack=0.8 ms" : "attack=20 ms";
        List<string> cells = [name];
        foreach (var step in new[] { 10, 20, 30 })
        {
            var reduction = Reduction([(0.5, -40), (1.5, -40 + step)], [.. style, attack, "release=400 ms"]);
            cells.Add(Time(DynamicsRig.TimeOfWay(reduction, Rate, Rate / 2, 0, reduction[^1])));
        }

        foreach (var seconds in new[] { 0.02, 8 })
        {
            var reduction = Reduction([(seconds, -10), (8, -100)], [.. style, "attack=0.5 ms", "release=400 ms"]);
            var from = (int)(seconds * Rate);
            cells.Add(Time((Array.FindIndex(reduction, from, r => r <= reduction[from - 1] / 2) - from) * 1000.0 / Rate));
            cells.Add(Time(DynamicsRig.TimeOfWay(reduction, Rate, from, reduction[from - 1], 0)));
        }

        return [.. cells];
    }

    private static double[] Reduction((double Seconds, double Decibels)[] parts, string[] values)
    {
        var input = DynamicsRig.Steps(Rate, parts);
        return DynamicsRig.Reduction(input, DynamicsRig.Run("compressor", Rate, input, ["threshold=-40 dB", "knee=0 dB", "ratio=4:1", .. values]));
    }

    private static string Time(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.##} ms");
}
