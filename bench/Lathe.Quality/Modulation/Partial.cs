namespace Lathe.Quality.Modulation;

/// <summary>Frequency and level of one partial of a steady signal, by its phase in two places.</summary>
internal static class Partial
{
    private const int Window = 16384;
    private const int Apart = 4096;

    /// <returns>Cents away from the expected frequency, and the amplitude.</returns>
    public static (double Cents, double Amplitude) Measure(ReadOnlySpan<double> signal, int start, double expected, double rate)
    {
        var (re1, im1) = Demodulate(signal.Slice(start, Window), expected / rate, start);
        var (re2, im2) = Demodulate(signal.Slice(start + Apart, Window), expected / rate, start + Apart);
        var phase = Math.Atan2((im2 * re1) - (re2 * im1), (re2 * re1) + (im2 * im1));
        var found = expected + (phase / (2 * Math.PI) * rate / Apart);
        return (1200 * Math.Log2(found / expected), 2 * Math.Sqrt((re1 * re1) + (im1 * im1)));
    }

    private static (double Re, double Im) Demodulate(ReadOnlySpan<double> signal, double cycles, int start)
    {
        var (re, im) = (0.0, 0.0);
        for (var n = 0; n < signal.Length; n++)
        {
            var weight = (1 - Math.Cos(2 * Math.PI * n / signal.Length)) / signal.Length;
            var angle = 2 * Math.PI * cycles * (start + n);
            re += weight * signal[n] * Math.Cos(angle);
            im -= weight * signal[n] * Math.Sin(angle);
        }

        return (re, im);
    }
}
