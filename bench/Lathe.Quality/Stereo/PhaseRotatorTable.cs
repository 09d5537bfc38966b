using System.Collections.Immutable;
using Lathe.Quality.Restoration;

namespace Lathe.Quality.Stereo;

internal sealed class PhaseRotatorTable : IQualityTable
{
    public string Section => "Stereo";

    public string Title => "Peaks lowered by the phase rotator";

    public string Method =>
        "Eight seconds of real recordings at the defaults: peak over RMS before and after, and how far the greater of the two polarities stands above the other.";

    public string Bar => "lopsided voices and horns gain headroom; what is symmetric already may lose a little.";

    public Table Measure() => new(
        ["recording", "crest before", "crest after", "drop", "lopsided before", "lopsided after"],
        [.. Recordings.From(
            "voices/speech-male-bart-massey.flac", "voices/trumpet-solo.flac", "multitrack/rock-132/vocal-lead.flac", "guitars/acoustic-bart-massey.flac",
            "masters/rock-joshua-morin-on-the-run.flac").Select(r => Row(r.Name, r.Samples, r.Rate))]);

    private static ImmutableArray<string> Row(string name, double[] clean, int rate)
    {
        var rotated = Rendered.By("phase-rotator", rate, clean);
        var (before, after) = (Crest(clean), Crest(rotated));
        return [name, .. new[] { before, after, before - after, Lopsided(clean), Lopsided(rotated) }.Select(v => $"{Errors.Figure(v)} dB")];
    }

    private static double Crest(double[] x) => (20 * Math.Log10(x.Max(Math.Abs))) - Errors.Rms(x);

    private static double Lopsided(double[] x) => Math.Abs(20 * Math.Log10(x.Max() / -x.Min()));
}
