namespace Lathe.Quality.Restoration;

internal sealed class DeClipTable : IQualityTable
{
    private static readonly double[] Levels = [-3, -6];

    public string Section => "Restoration";

    public string Title => "Clipped peaks rebuilt";

    public string Method =>
        "Eight seconds of real recordings are cut 3 and 6 dB below their peak and repaired at the defaults without trim. SDR over the clipped frames before and after.";

    public string Bar => "never worse than before, and a gain of at least 6 dB in the mean; noise-like sound such as drums gains least.";

    public Table Measure() => new(
        ["recording", "clipped at", "clipped frames", "SDR before", "SDR after", "gain"],
        [.. from r in Recordings.All() from level in Levels select Row(r.Name, r.Samples, r.Rate, level)]);

    private static System.Collections.Immutable.ImmutableArray<string> Row(string name, double[] clean, int rate, double decibels)
    {
        var level = clean.Max(Math.Abs) * Math.Pow(10, decibels / 20);
        double[] clipped = [.. clean.Select(x => Math.Clamp(x, -level, level))];
        var repaired = Rendered.By("de-clip", rate, clipped, ("trim", "0 dB"));
        int[] frames = [.. Enumerable.Range(0, clean.Length).Where(n => clipped[n] != clean[n])];
        var (before, after) = (Errors.Sdr(clean, clipped, frames), Errors.Sdr(clean, repaired, frames));
        return
        [
            name, $"{Errors.Figure(decibels)} dB", frames.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            $"{Errors.Figure(before)} dB", $"{Errors.Figure(after)} dB", $"{Errors.Figure(after - before)} dB",
        ];
    }
}
