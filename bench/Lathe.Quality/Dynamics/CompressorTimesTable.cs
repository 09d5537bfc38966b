using System.Globalization;

namespace Lathe.Quality.Dynamics;

public sealed class CompressorTimesTable : IQualityTable
{
    private static readonly int[] Rates = [44100, 48000, 88200, 96000, 192000];

    public string Section => "Dynamics";

    public string Title => "Compressor: attack, release and gain law at every rate";

    public string Method => "Clean style, a step from -40 to -10 dBFS and back, threshold -30 dB, 4:1; the time until 1 - 1/e of the way in dB is covered. Gain law: the reduction every 50 ms of a program of steps, against the one at 192 kHz.";

    public string Bar => "times within 2 % (and one frame), gain law within 0.03 dB.";

    public Table Measure() => new(
        ["rate", "attack 1 ms", "attack 10 ms", "attack 100 ms", "release 10 ms", "release 150 ms", "release 1000 ms", "gain law"],
        [.. Rates.Select(Row)]);

    private static System.Collections.Immutable.ImmutableArray<string> Row(int rate)
    {
        List<string> cells = [Text($"{rate / 1000.0} kHz")];
        foreach (var attack in new[] { 1.0, 10, 100 })
        {
            var (reduction, up, _) = Step(rate, attack, 500);
            cells.Add(Text($"{DynamicsRig.TimeOfWay(reduction, rate, up, 0, 15) + (1000.0 / rate):0.000} ms"));
        }

        foreach (var release in new[] { 10.0, 150, 1000 })
        {
            var (reduction, _, down) = Step(rate, 1, release);
            cells.Add(Text($"{DynamicsRig.TimeOfWay(reduction, rate, down, 15, 0):0.00} ms"));
        }

        var reference = Law(192000);
        cells.Add(Text($"{Law(rate).Zip(reference, (a, b) => Math.Abs(a - b)).Max():0.0000} dB"));
        return [.. cells];
    }

    private static (double[] Reduction, int Up, int Down) Step(int rate, double attack, double release)
    {
        var input = DynamicsRig.Steps(rate, (0.1, -40), (1.5, -10), (Math.Max(0.2, release * 4 / 1000), -40));
        var output = DynamicsRig.Run("compressor", rate, input, "threshold=-30 dB", "ratio=4:1", "knee=0 dB", Text($"attack={attack} ms"), Text($"release={release} ms"));
        return (DynamicsRig.Reduction(input, output), (int)Math.Round(0.1 * rate), (int)Math.Round(0.1 * rate) + (int)Math.Round(1.5 * rate));
    }

    private static double[] Law(int rate)
    {
        var input = DynamicsRig.Steps(rate, (0.2, -12), (0.2, -36), (0.2, -6), (0.2, -50), (0.2, -20), (0.2, -80));
        var reduction = DynamicsRig.Reduction(input, DynamicsRig.Run("compressor", rate, input, "threshold=-40 dB", "attack=5 ms", "release=300 ms"));
        return [.. Enumerable.Range(1, 24).Select(k => reduction[(k * rate / 20) - 1])];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
