using System.Collections.Immutable;
using Lathe.Processing;
using Lathe.Quality.Modulation;
using Lathe.Quality.Saturation;

namespace Lathe.Quality.Space;

/// <summary>Aliases of the delay's tape.</summary>
public sealed class DelayAliasTable : IQualityTable
{
    private static readonly ImmutableArray<string> Drives = ["6 dB", "12 dB", "18 dB", "24 dB"];

    public string Section => "Space";

    public string Title => "Delay: aliases of the saturation in the loop";

    public string Method =>
        "A full-scale tone of 5 kHz at 44.1 kHz into the driven loop, filters open, one echo and many; the greatest component up to 20 kHz that is no harmonic, against the tone.";

    public string Bar => "-80 dB or less at full drive.";

    public Table Measure() => new(
        ["drive", "one echo dB", "50 % feedback dB"],
        [.. Drives.Select(d => (ImmutableArray<string>)[d, Aliases(d, "0 %"), Aliases(d, "50 %")])]);

    private static string Aliases(string drive, string feedback)
    {
        const double hertz = 5000;
        var run = new MovingRun(
            Rack.All.Find("delay")!, 1, ColorProbe.Rate, ("drive", drive), ("feedback", feedback), ("time", "40 ms"), ("low-cut", "10 Hz"), ("high-cut", "24 kHz"));
        var output = run.Process([ColorProbe.Tone(hertz, 1, 3.1)])[0];

        // 44.1 kHz and 5 kHz have 100 Hz as their greatest common divisor, so every alias lies on a multiple of it.
        var greatest = Enumerable.Range(1, 200).Select(k => 100 * k).Where(hz => hz % 5000 != 0).Max(hz => ColorProbe.Amplitude(output, hz, 4410));
        return ReverbTypes.Text(20 * Math.Log10(greatest / ColorProbe.Amplitude(output, hertz, 4410)), "0.0");
    }
}
