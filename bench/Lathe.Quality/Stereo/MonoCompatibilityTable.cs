using System.Collections.Immutable;
using Lathe.Quality.Restoration;

namespace Lathe.Quality.Stereo;

internal sealed class MonoCompatibilityTable : IQualityTable
{
    private const int Rate = 44100;
    private const int Frames = 65536;

    private static readonly (string Id, string What, (string, string)[] Values)[] Cases =
    [
        ("width", "width 180 %", [("width", "180 %")]),
        ("imager", "4 bands of 0, 150, 200 and 50 %", [("bands", "4"), ("guard", "-1"), ("width-1", "0 %"), ("width-2", "150 %"), ("width-3", "200 %"), ("width-4", "50 %")]),
        ("mono-maker", "120 Hz, 24 dB/oct", []),
        ("ms", "side +6 dB", [("side", "6 dB")]),
        ("stereoizer", "full amount", [("amount", "100 %")]),
        ("haas", "safe", [("mode", "safe")]),
        ("haas", "classic", [("mode", "classic")]),
        ("phase-rotator", "default", []),
    ];

    public string Section => "Stereo";

    public string Title => "Mono compatibility";

    public string Method =>
        "An impulse on the left, then one on both sides: level of the mono sum against that of the input's at 200 frequencies from 30 Hz to 18 kHz, the lowest and the highest. "
        + "Correlation: of the sides, for one noise on both.";

    public string Bar => "within 0.01 dB for all but the classic Haas effect, whose comb is what it is.";

    public Table Measure() => new(
        ["processor", "settings", "one side: lowest", "highest", "both sides: lowest", "highest", "correlation of mono noise"], [.. Cases.Select(c => Row(c.Id, c.What, c.Values))]);

    private static ImmutableArray<string> Row(string id, string what, (string, string)[] values)
    {
        var impulse = new double[Frames];
        impulse[0] = 1;
        var one = Levels(Rendered.By(id, Rate, [impulse, new double[Frames]], values), 0);
        var both = Levels(Rendered.By(id, Rate, [impulse, [.. impulse]], values), 20 * Math.Log10(2));
        var noise = new double[Frames];
        new Lathe.Dsp.Noise.WhiteNoise(5, 0).Uniform(0, noise);
        var wide = Rendered.By(id, Rate, [noise, [.. noise]], values);
        var correlation = wide[0].Zip(wide[1], (l, r) => l * r).Sum() / Math.Sqrt(wide[0].Sum(l => l * l) * wide[1].Sum(r => r * r));
        return [id, what, .. new[] { one.Min(), one.Max(), both.Min(), both.Max() }.Select(v => $"{Errors.Figure(v, "0.000")} dB"), Errors.Figure(correlation, "0.00")];
    }

    private static double[] Levels(double[][] sides, double reference)
    {
        double[] mono = [.. sides[0].Zip(sides[1], (l, r) => l + r)];
        return [.. Enumerable.Range(0, 200).Select(i => Level(mono, 30 * Math.Pow(600, i / 199.0)) - reference)];
    }

    private static double Level(double[] response, double frequency)
    {
        var turn = System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * frequency / Rate);
        var (sum, at) = (System.Numerics.Complex.Zero, System.Numerics.Complex.One);
        foreach (var sample in response)
        {
            sum += sample * at;
            at *= turn;
        }

        return 20 * Math.Log10(sum.Magnitude);
    }
}
