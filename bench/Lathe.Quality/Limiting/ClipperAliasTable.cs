using static System.FormattableString;

namespace Lathe.Quality.Limiting;

/// <summary>Aliases of the clipper.</summary>
public sealed class ClipperAliasTable : IQualityTable
{
    private const int Rate = 44100;

    public string Section => "Limiting";

    public string Title => "Clipper: aliases";

    public string Method => "A full-scale tone of 5 kHz at 44.1 kHz; the greatest line between 20 Hz and half the rate that is no harmonic, against the fundamental, dB; knee 50 %.";

    public string Bar => "-90 dB at the default drive, -80 dB at +18 dB, hard included.";

    public Table Measure()
    {
        string[] shapes = [.. Processing.Rack.All.Find("clipper")!.Info.Parameters.First(p => p.Id == "shape").Choices];
        string[] drives = ["0 dB", "6 dB", "12 dB", "18 dB"];
        var tone = LimitingMaterial.Tone(Rate, 2 * Rate, 1, (5000, 1));
        return new Table(
            ["shape", .. drives.Select(d => "drive " + d)],
            [.. shapes.Select(shape => (System.Collections.Immutable.ImmutableArray<string>)
            [
                shape,
                .. drives.Select(drive =>
                {
                    var output = LimitingRun.Of("clipper", Rate, [tone], ("shape", shape), ("drive", drive))[0][..^4410];
                    var worst = Enumerable.Range(1, 220).Select(k => 100.0 * k).Where(hertz => hertz % 5000 != 0).Max(hertz => LimitingRun.Line(output, Rate, hertz));
                    return Invariant($"{20 * Math.Log10(worst / LimitingRun.Line(output, Rate, 5000)):0.0}");
                }),
            ])]);
    }
}
