using Lathe.Dsp.Noise;

namespace Lathe.Quality.Restoration;

internal sealed class NoiseReductionTable : IQualityTable
{
    private const int Lead = 22050;
    private static readonly string[] Ids = ["noise-reduction", "noise-print"];

    public string Section => "Restoration";

    public string Title => "Noise lowered";

    public string Method =>
        "Half a second of white noise alone, then a real recording with it, 15 dB under the recording's RMS; reduction 15 dB, else the defaults. "
        + "Alone: fall of the noise in its own half second (noise-print), and of six seconds of noise without a recording (noise-reduction); gain: SDR after less before, over the recording.";

    public string Bar => "noise alone within 1.5 dB of the 15 dB set; a gain of at least 2 dB.";

    public Table Measure() => new(
        ["recording", "processor", "noise alone", "SDR before", "gain"],
        [.. from r in Recordings.All() from id in Ids select Row(r.Name, r.Samples, r.Rate, id)]);

    private static System.Collections.Immutable.ImmutableArray<string> Row(string name, double[] recording, int rate, string id)
    {
        var hiss = new WhiteNoise(11, 0);
        double[] clean = [.. new double[Lead], .. recording];
        var level = Math.Pow(10, (Errors.Rms(recording) - 15) / 20);
        double[] noise = [.. Enumerable.Range(0, Math.Max(clean.Length, 8 * rate)).Select(n => level * hiss.Gaussian(n))];
        double[] noisy = [.. clean.Zip(noise, (a, b) => a + b)];
        var output = Rendered.By(id, rate, noisy, ("reduction", "15 dB"));
        var alone = id == "noise-print" ? output[2000..(Lead - 2500)] : Rendered.By(id, rate, noise, ("reduction", "15 dB"))[(2 * rate)..];
        int[] frames = [.. Enumerable.Range(Lead, recording.Length)];
        var before = Errors.Sdr(clean, noisy, frames);
        return [name, id, $"{Errors.Figure(Errors.Rms(noise) - Errors.Rms(alone))} dB", $"{Errors.Figure(before)} dB", $"{Errors.Figure(Errors.Sdr(clean, output, frames) - before)} dB"];
    }
}
