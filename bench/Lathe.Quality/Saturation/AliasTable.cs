using System.Collections.Immutable;
using System.Globalization;
using Lathe.Processing;

namespace Lathe.Quality.Saturation;

/// <summary>Aliases of every color processor but the bit crusher.</summary>
internal sealed class AliasTable : IQualityTable
{
    private static readonly ImmutableArray<(string Id, string Drive, string Choice)> Processors =
    [
        ("tape", "drive", "reversible part: second-order ADAA of the tabulated curve; irreversible part: exact exponential step"),
        ("tube", "drive", "second-order ADAA of the tabulated stage"),
        ("transformer", "drive", "none: flux falls with frequency"),
        ("console", "drive", "second-order ADAA of the tabulated amplifier"),
        ("exciter", "drive", "second-order ADAA of both generators"),
        ("distortion", "drive", "second-order ADAA of the tabulated clipper"),
        ("overdrive", "drive", "second-order ADAA of the tabulated clipper"),
    ];

    private static readonly ImmutableArray<string> Characters = ["tanh", "tube", "tape", "cubic", "hard"];

    public string Section => "Saturation";

    public string Title => "Aliases";

    public string Method =>
        "A full-scale tone of 5 kHz at 44.1 kHz through the insert with the oversampling that it declares; the greatest component up to 20 kHz that is no harmonic, against the tone. At the default drive, and 18 dB above it.";

    public string Bar => "At most -90 dB at the default and -80 dB at 18 dB more.";

    public Table Measure()
    {
        var rows = Processors.Select(p => Row(p.Id, p.Id, p.Choice, p.Drive)).Concat(Characters.Select(c => Row(
            "saturation", $"saturation, {c}", c is "cubic" or "hard" ? "second-order ADAA" : "first-order ADAA", "drive", ("character", c))));
        return new Table(["processor", "anti-aliasing", "oversampling", "default drive, dB", "+18 dB, dB"], [.. rows]);
    }

    private static ImmutableArray<string> Row(string id, string name, string choice, string drive, params (string Id, string Value)[] more)
    {
        string At(double decibels) => ColorProbe.Aliases(id, [(drive, ColorProbe.Above(id, drive, decibels)), .. more])
            .ToString("0.0", CultureInfo.InvariantCulture);
        return [name, choice, $"{Rack.All.Find(id)!.Info.Oversampling}x", At(0), At(18)];
    }
}
