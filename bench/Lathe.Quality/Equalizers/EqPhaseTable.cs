using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Filters;
using Lathe.Processing.Equalizers;

namespace Lathe.Quality.Equalizers;

/// <summary>The equalizer's phase modes against the analog prototypes.</summary>
public sealed class EqPhaseTable : IQualityTable
{
    private const int Frames = 1 << 17;

    private static readonly (double Frequency, double Gain, double Q)[] Bells = [(100, 6, 1), (1000, -9, 2), (6000, 4, 0.7), (12000, -8, 2)];

    private static readonly string[] Resolutions = ["low", "medium", "high", "maximum"];

    public string Section => "Equalizers";

    public string Title => "Phase modes";

    public string Method =>
        "Four bells at 100 Hz, 1, 6 and 12 kHz at 44.1 kHz, the response to an impulse: the greatest error of its magnitude against the analog prototypes from 20 Hz to 20 kHz, and whether the linear-phase coefficients of the same bells are symmetric.";

    public string Bar => "0.1 dB; in linear phase symmetric to the bit.";

    public Table Measure() => new(
        ["mode", "latency, samples", "error dB", "symmetric to the bit"],
        [
            Row("zero-latency", 0, 0, "-"),
            Row("natural", 1, 0, "-"),
            .. Resolutions.Select((name, i) => Row("linear, " + name, 2, i, IsSymmetric(4096 << i) ? "yes" : "no")),
        ]);

    private static ImmutableArray<string> Row(string name, int phase, int resolution, string symmetric)
    {
        var run = new EqualizerRun<Eq>().With("phase", phase).With("resolution", resolution);
        foreach (var (frequency, gain, q) in Bells)
        {
            run.Band(("type", 0), ("freq", frequency), ("gain", gain), ("q", q));
        }

        var (response, latency) = run.Process([1, .. new double[Frames - 1]]);
        var error = 0.0;
        for (var f = 20.0; f <= 20000; f *= 1.03)
        {
            var wanted = Bells.Sum(b => 10 * Math.Log10(AnalogSection.Bell(b.Gain, b.Q).MagnitudeSquared(f / b.Frequency)));
            error = Math.Max(error, Math.Abs(EqualizerRun<Eq>.Level(response, f) - wanted));
        }

        return [name, $"{latency}", error.ToString("0.0000", CultureInfo.InvariantCulture), symmetric];
    }

    private static bool IsSymmetric(int length)
    {
        var design = new LinearPhaseDesign(length);
        foreach (var (frequency, gain, q) in Bells)
        {
            design.Multiply(AnalogSection.Bell(gain, q), frequency / EqualizerRun<Eq>.Rate);
        }

        var taps = new double[design.Taps];
        design.Respond(taps);
        return taps.SequenceEqual(taps.Reverse());
    }
}
