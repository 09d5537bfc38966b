namespace Lathe.Quality.Restoration;

/// <summary>How far a repaired signal is from the one before the damage.</summary>
internal static class Errors
{
    /// <summary>Signal over error in dB, over the frames named.</summary>
    public static double Sdr(double[] wanted, double[] got, IReadOnlyCollection<int> frames) =>
        10 * Math.Log10(frames.Sum(n => wanted[n] * wanted[n]) / frames.Sum(n => (wanted[n] - got[n]) * (wanted[n] - got[n])));

    public static double Sdr(double[] wanted, double[] got) => Sdr(wanted, got, [.. Enumerable.Range(0, wanted.Length)]);

    public static double Rms(IEnumerable<double> signal) => 10 * Math.Log10(signal.Average(v => v * v));

    public static string Figure(double value, string format = "0.0") => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
