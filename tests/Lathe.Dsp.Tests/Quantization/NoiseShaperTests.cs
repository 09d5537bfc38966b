using Lathe.Dsp.Fourier;
using Lathe.Dsp.Quantization;

namespace Lathe.Dsp.Tests.Quantization;

public sealed class NoiseShaperTests
{
    private const double Rate = 44100;
    private const int Size = 2048;

    [Theory]
    [InlineData(NoiseShaper.Lipshitz, 12.2, 6.0, -27.2, 4040)]
    [InlineData(NoiseShaper.FWeighted, 18.4, 11.5, -25.2, 3160)]
    [InlineData(NoiseShaper.ModifiedE, 7.6, 2.3, -21.4, 3460)]
    [InlineData(NoiseShaper.ImprovedE, 23.1, 16.1, -29.2, 3330)]
    public void The_filter_has_the_figures_of_its_table(NoiseShaper shaper, double total, double weighted, double depth, double notch)
    {
        double sum = 0, aSum = 0, aFlat = 0, least = 1e9, leastAt = 0;
        const int points = 22050;
        for (var hz = 1; hz <= points; hz++)
        {
            var power = Power(shaper, hz);
            var a = AWeighting(hz);
            sum += power;
            aSum += power * a;
            aFlat += a;
            (least, leastAt) = power < least ? (power, hz) : (least, leastAt);
        }

        // The table is rounded to 0.1 dB and 10 Hz.
        Decibels(sum / points).ShouldBe(total, 0.06);
        Decibels(aSum / aFlat).ShouldBe(weighted, 0.06);
        Decibels(least).ShouldBe(depth, 0.06);
        leastAt.ShouldBe(notch, 10);
    }

    [Theory]
    [InlineData(NoiseShaper.None)]
    [InlineData(NoiseShaper.Lipshitz)]
    [InlineData(NoiseShaper.FWeighted)]
    [InlineData(NoiseShaper.ModifiedE)]
    [InlineData(NoiseShaper.ImprovedE)]
    [InlineData(NoiseShaper.Threshold)]
    public void The_noise_has_the_spectrum_of_its_filter(NoiseShaper shaper)
    {
        var errors = QuantizerTests.Errors(Dither.Triangular, shaper, n => 2000.3 * Math.Sin(n * 0.0234567));
        var measured = Periodogram(errors);
        // Averages over 16 bins and 1023 segments: 0.04 dB of standard error; the window's side lobes reach into the notch.
        for (var start = 8; start + 16 < measured.Length; start += 16)
        {
            var expected = Enumerable.Range(start, 16).Average(k => Power(shaper, k * Rate / Size)) / 4;
            Decibels(measured.AsSpan(start, 16).ToArray().Average() / expected).ShouldBe(0, 0.35, $"at {start * Rate / Size:F0} Hz");
        }
    }

    [Theory]
    [InlineData(44100, -17.5)]
    [InlineData(48000, -19.5)]
    [InlineData(96000, -24)]
    public void The_shaper_of_our_own_is_least_audible_within_its_total_noise(int rate, double weighted)
    {
        var taps = ShaperCoefficients.Of(NoiseShaper.Threshold, rate).ToArray();
        Decibels(1 + taps.Sum(c => c * c)).ShouldBeInRange(ThresholdShaper.MostNoise - 0.01, ThresholdShaper.MostNoise);
        double sum = 0, flat = 0;
        for (var hz = 20.0; hz < rate / 2.0; hz++)
        {
            var (re, im) = (1.0, 0.0);
            for (var k = 0; k < taps.Length; k++)
            {
                var (sin, cos) = Math.SinCos(-2 * Math.PI * hz / rate * (k + 1));
                (re, im) = (re - (taps[k] * cos), im - (taps[k] * sin));
            }

            // Terhardt's formula, written out once more.
            var khz = hz / 1000;
            var threshold = (3.64 * Math.Pow(khz, -0.8)) - (6.5 * Math.Exp(-0.6 * Math.Pow(khz - 3.3, 2))) + (1e-3 * Math.Pow(khz, 4));
            var weight = Math.Pow(10, -threshold / 10);
            sum += weight * ((re * re) + (im * im));
            flat += weight;
        }

        Decibels(sum / flat).ShouldBeLessThan(weighted);
    }

    [Fact]
    public void No_published_shaper_is_less_audible_than_our_own()
    {
        static double Weighted(NoiseShaper shaper) => Enumerable.Range(20, 22000).Sum(hz => Power(shaper, hz) * Math.Pow(10, -ThresholdShaper.Threshold(hz) / 10));
        var own = Weighted(NoiseShaper.Threshold);
        foreach (var shaper in Enum.GetValues<NoiseShaper>().Where(s => s != NoiseShaper.Threshold))
        {
            Weighted(shaper).ShouldBeGreaterThan(3 * own, shaper.ToString());
        }
    }

    private static double[] Periodogram(double[] values)
    {
        var fft = new RealFft(Size);
        var window = new double[Size];
        Windows.Hann(window);
        var (block, re, im, sum) = (new double[Size], new double[fft.Bins], new double[fft.Bins], new double[fft.Bins]);
        var count = 0;
        for (var at = 0; at + Size <= values.Length; at += Size / 2, count++)
        {
            for (var n = 0; n < Size; n++)
            {
                block[n] = values[at + n] * window[n];
            }

            fft.Forward(block, re, im);
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += (re[k] * re[k]) + (im[k] * im[k]);
            }
        }

        // The window's mean square is 3/8.
        return [.. sum.Select(s => s / count / (Size * 0.375))];
    }

    private static double Power(NoiseShaper shaper, double hz)
    {
        double re = 1, im = 0;
        var k = 1;
        foreach (var c in ShaperCoefficients.Of(shaper, (int)Rate))
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * hz / Rate * k++);
            re -= c * cos;
            im -= c * sin;
        }

        return (re * re) + (im * im);
    }

    /// <summary>Power response of IEC 61672 A-weighting.</summary>
    private static double AWeighting(double hz)
    {
        var f = hz * hz;
        var a = 12194.0 * 12194 * f * f
            / ((f + (20.6 * 20.6)) * Math.Sqrt((f + (107.7 * 107.7)) * (f + (737.9 * 737.9))) * (f + (12194.0 * 12194)));
        return a * a;
    }

    private static double Decibels(double power) => 10 * Math.Log10(power);
}
