using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Lathe.Processing.Equalizers;

namespace Lathe.Quality.Equalizers;

/// <summary>A dynamic band's range, attack and release.</summary>
public sealed class EqDynamicsTable : IQualityTable
{
    private const double Rate = EqualizerRun<Eq>.Rate;
    private const int Up = 20011;
    private const int Down = 120011;
    private const int End = 200000;

    public string Section => "Equalizers";

    public string Title => "Dynamic bands";

    public string Method =>
        "A bell of range -10 dB above -26 dB at an eighth of the sample rate hears a tone in its middle that rises by 60 dB and falls again: the gain it comes to, and the time in which it goes 1 - 1/e of the way there and back.";

    public string Bar => "Range within 0.1 dB over one period of the tone, times within 2 %.";

    public Table Measure() => new(
        ["attack ms", "measured", "release ms", "measured", "range error dB"],
        [.. new[] { (5.0, 50.0), (10, 20), (50, 120), (200, 400) }.Select(t => Row(t.Item1, t.Item2))]);

    private static ImmutableArray<string> Row(double attack, double release)
    {
        var input = Enumerable.Range(0, End).Select(i => (i is >= Up and < Down ? 0.5 : 0.0005) * Math.Sin(Math.PI / 4 * i)).ToArray();
        var output = new EqualizerRun<Eq>().Band(
            ("freq", Rate / 8), ("q", 1), ("range", -10), ("threshold", -26), ("ratio", double.PositiveInfinity), ("attack", attack), ("release", release)).Process(input).Output;
        double Gain(int last) => 20 * Math.Log10(Amplitude(output, last) / Amplitude(input, last));

        // Sought from the end: just after a fall of the level the band still rings from before.
        double Time(int from, int to, Func<double, bool> before) => (Enumerable.Range(0, to - from).Select(i => to - i).First(i => before(Gain(i))) + 0.5 - 3.5 - from) / Rate * 1000;
        var way = 10 * (1 - (1 / Math.E));
        return
        [
            Text(attack, "0"), Text(Time(Up, Down - 1, g => g > -way), "0.00"), Text(release, "0"), Text(Time(Down, End - 1, g => g < way - 10), "0.00"),
            Text(Gain(Down - 1) + 10, "0.000"),
        ];
    }

    /// <summary>Of the tone, over the period that ends with a sample.</summary>
    private static double Amplitude(double[] signal, int last) =>
        Enumerable.Range(last - 7, 8).Aggregate(Complex.Zero, (sum, i) => sum + (signal[i] * Complex.FromPolarCoordinates(0.25, -Math.PI / 4 * i))).Magnitude;

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
