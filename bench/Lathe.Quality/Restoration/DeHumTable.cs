namespace Lathe.Quality.Restoration;

internal sealed class DeHumTable : IQualityTable
{
    public string Section => "Restoration";

    public string Title => "Hum taken out";

    public string Method =>
        "Hum of 50.05 Hz with 12 harmonics falling by 3 dB each, its fundamental 30 dB below the recording's peak, is added to eight seconds of real recordings and taken out at the defaults. "
        + "Reduction: hum over what is left of it but in the first and last fifth of a second (output less the output of the recording alone, and output less the recording itself); alone: level of the change of the recording without hum, against the recording.";

    public string Bar => "the hum at least 20 dB lower in music and 30 dB over silence; the recording alone changed by less than -40 dB (0.1 dB).";

    public Table Measure() => new(
        ["recording", "hum before", "hum after", "reduction", "against the recording", "change alone"],
        [Row("silence", new double[8 * 44100], 44100, 0.03), .. Recordings.All().Select(r => Row(r.Name, r.Samples, r.Rate, 0.0316 * r.Samples.Max(Math.Abs)))]);

    private static System.Collections.Immutable.ImmutableArray<string> Row(string name, double[] clean, int rate, double level)
    {
        double[] hum = [.. Enumerable.Range(0, clean.Length).Select(n => level * Enumerable.Range(1, 12).Sum(k =>
            Math.Pow(10, -3 * (k - 1) / 20.0) * Math.Sin((2 * Math.PI * 50.05 * k * n / rate) + (k * k))))];
        var alone = Rendered.By("de-hum", rate, clean);
        var output = Rendered.By("de-hum", rate, [.. clean.Zip(hum, (a, b) => a + b)]);
        var (before, after) = (Errors.Rms(hum), Errors.Rms(output.Zip(alone, (a, b) => a - b).Skip(rate / 5).SkipLast(rate / 5)));
        return
        [
            name, $"{Errors.Figure(before)} dB", $"{Errors.Figure(after)} dB", $"{Errors.Figure(before - after)} dB", $"{Errors.Figure(before - Errors.Rms(output.Zip(clean, (a, b) => a - b).Skip(rate / 5).SkipLast(rate / 5)))} dB",
            name == "silence" ? "none" : $"{Errors.Figure(-Errors.Sdr(clean, alone))} dB",
        ];
    }
}
