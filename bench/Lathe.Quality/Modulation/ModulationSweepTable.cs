using System.Collections.Immutable;
using System.Globalization;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Modulation;

/// <summary>Zipper noise of every parameter of the modulation and pitch effects that may move with each frame.</summary>
public sealed class ModulationSweepTable : IQualityTable
{
    private const int Rate = 48000;
    private const int Frames = 1 << 17;
    private const double Tone = 3000;

    public string Section => "Modulation";

    public string Title => "Spurs while a parameter sweeps";

    public string Method =>
        "A 3 kHz tone goes into both channels while one parameter moves through the middle half of its range and back in 2.7 s, the others at their defaults; the greatest spectral line farther than 700 Hz from the tone, against the tone, less the sidebands that the effect makes as far or farther away with the parameter at rest at the start, the middle or the end of the sweep.";

    public string Bar => "-80 dB or less.";

    public Table Measure() => new(
        ["processor", "parameter", "spurs dB"],
        [.. from entry in Rack.All.Entries
            where entry.Create is not null && (entry.Info.Category == Category.Modulation || entry.Info.Id == "pitch-shift")
            from parameter in entry.Info.Parameters
            where parameter.Rate == Processing.Contract.Rate.Sample
            select ImmutableArray.Create(entry.Info.Id, parameter.Id, Spurs(entry, parameter).ToString("0.0", CultureInfo.InvariantCulture))]);

    private static double Spurs(ProcessorRegistry.Entry entry, Param swept)
    {
        var (moving, still) = (new Skirt(), new Skirt());
        Take(moving, entry, swept, n => 0.5 - (0.25 * Math.Cos(2 * Math.PI * n / Frames)));
        foreach (var along in (double[])[0.25, 0.5, 0.75])
        {
            Take(still, entry, swept, _ => along);
        }

        return moving.Beyond(still);
    }

    private static void Take(Skirt skirt, ProcessorRegistry.Entry entry, Param swept, Func<int, double> along)
    {
        var log = swept.Taper == Taper.Logarithmic && swept.Min > 0;
        double Value(int n) => log ? swept.Min * Math.Pow(swept.Max / swept.Min, along(n)) : swept.Min + ((swept.Max - swept.Min) * along(n));
        double[] tone = [.. Enumerable.Range(0, Frames).Select(n => 0.5 * Math.Sin(2 * Math.PI * Tone * n / Rate))];
        var run = new MovingRun(entry, 2, Rate);

        // What moves the pitch moves the tone.
        double At(int n) => Tone * Math.Pow(2, swept.Id switch { "semitones" => Value(n) / 12, "cents" => Value(n) / 1200, _ => 0 });
        (double Low, double High) Between(int from, int to)
        {
            double[] places = [.. Enumerable.Range(0, 65).Select(i => At(Math.Max(0, from + ((to - from) * i / 64) - run.Latency)))];
            return (places.Min(), places.Max());
        }

        foreach (var channel in run.Process([tone, tone], swept, Value))
        {
            skirt.Take(channel, Rate, Between);
        }
    }
}
