using System.Collections.Immutable;
using System.Globalization;
using Lathe.Processing;

namespace Lathe.Quality.Modulation;

/// <summary>Pitch, level and attacks of the pitch shifter.</summary>
public sealed class PitchTable : IQualityTable
{
    private const int Rate = 48000;
    private const int Partials = 6;

    public string Section => "Pitch";

    public string Title => "Pitch shift: pitch, level and attacks";

    public string Method =>
        "A tone of 440 Hz and six partials of 220 Hz at the default window: the greatest error of pitch and level. A click in a 440 Hz tone 20 dB below: the energy of the 40 ms before it less the tone's, against the click's.";

    public string Bar => "1 cent, 0.5 dB, -35 dB before a click.";

    public Table Measure() => new(
        ["semitones", "tone cents", "partials cents", "partials dB", "before a click dB"],
        [.. Enumerable.Range(-12, 25).Where(s => s != 0).Select(Row)]);

    private static ImmutableArray<string> Row(int semitones)
    {
        var ratio = Math.Pow(2, semitones / 12.0);
        var tone = Measured(n => 0.5 * Math.Sin(2 * Math.PI * 440 * n / Rate), semitones);
        var harmonic = Measured(n => Enumerable.Range(1, Partials).Sum(k => 0.4 / k * Math.Sin((2 * Math.PI * 220 * k * n / Rate) + (0.7 * k * k))), semitones);
        var partials = Enumerable.Range(1, Partials).Select(k => (K: k, Found: Partial.Measure(harmonic, Rate, 220 * k * ratio, Rate))).ToList();
        return
        [
            semitones.ToString(CultureInfo.InvariantCulture),
            Text(Partial.Measure(tone, Rate, 440 * ratio, Rate).Cents, "0.000"),
            Text(partials.Max(p => Math.Abs(p.Found.Cents)), "0.000"),
            Text(partials.Max(p => Math.Abs(20 * Math.Log10(p.Found.Amplitude * p.K / 0.4))), "0.00"),
            Text(BeforeClick(semitones), "0.0"),
        ];
    }

    /// <summary>Linear parts are told apart by running with and without the click.</summary>
    private static double BeforeClick(int semitones)
    {
        const int click = Rate;
        var run = Run(semitones);
        double[] tone = [.. Enumerable.Range(0, 2 * Rate).Select(n => 0.05 * Math.Sin(2 * Math.PI * 440 * n / Rate))];
        var plain = run.Process([tone])[0];
        double[] clicked = [.. tone.Select((x, n) => n >= click ? x + (0.5 * Math.Exp(-(n - click) / 40.0) * Math.Cos(0.9 * (n - click))) : x)];
        var with = Run(semitones).Process([clicked])[0];
        var at = click + run.Latency;
        double Energy(int from, int to) => Enumerable.Range(from, to - from).Sum(n => Math.Pow(with[n] - plain[n], 2));
        return 10 * Math.Log10(Energy(at - (Rate / 25), at - 48) / Energy(at - 48, at + (Rate / 25)));
    }

    private static double[] Measured(Func<int, double> signal, int semitones) =>
        Run(semitones).Process([[.. Enumerable.Range(0, 2 * Rate).Select(signal)]])[0];

    private static MovingRun Run(int semitones) =>
        new(Rack.All.Find("pitch-shift")!, 1, Rate, ("semitones", semitones.ToString(CultureInfo.InvariantCulture)));

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
